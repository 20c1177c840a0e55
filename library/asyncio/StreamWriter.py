# SPDX-License-Identifier: MIT
"""StreamWriter: a stream for tasks."""
from asyncio.streams import Stream as StreamWriter
