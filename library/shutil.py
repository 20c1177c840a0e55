# SPDX-License-Identifier: MIT
"""The part of shutil that needs no file system."""
from collections import namedtuple as _namedtuple

__all__ = ["copyfileobj", "get_terminal_size"]

_TerminalSize = _namedtuple("terminal_size", ("columns", "lines"))


def get_terminal_size(fallback=(80, 24)):
    """A console does not tell its size: the fallback."""
    return _TerminalSize(*fallback)


def copyfileobj(fsrc, fdst, length=0):
    length = length or 512
    while True:
        part = fsrc.read(length)
        if not part:
            return
        fdst.write(part)
