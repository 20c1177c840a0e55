# SPDX-License-Identifier: MIT
"""IncompleteReadError: what readers raise at an early end."""
from asyncio.streams import IncompleteReadError
