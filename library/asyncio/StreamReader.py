# SPDX-License-Identifier: MIT
"""StreamReader: a stream for tasks."""
from asyncio.streams import Stream as StreamReader
