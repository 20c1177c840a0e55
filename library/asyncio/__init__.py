# SPDX-License-Identifier: MIT
"""Tasks that wait for each other, for the clock and for events. The loop and what it runs are in core.py; what tasks
exchange is in locks.py and queues.py. There is one loop."""
from asyncio.core import *
from asyncio.tasks import *
from asyncio.locks import *
from asyncio.queues import *
