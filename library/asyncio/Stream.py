# SPDX-License-Identifier: MIT
"""Stream: a stream for tasks."""
from asyncio.streams import Stream
