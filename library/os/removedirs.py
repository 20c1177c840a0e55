# SPDX-License-Identifier: MIT
"""os.removedirs: an empty folder and those above it that are empty then."""
from os import path as _path, rmdir as _rmdir


def removedirs(name):
    _rmdir(name)
    above = _path.dirname(name.rstrip("/"))
    while above.strip("/"):
        try:
            _rmdir(above)
        except OSError:
            break
        above = _path.dirname(above)
