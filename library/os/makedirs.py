# SPDX-License-Identifier: MIT
"""os.makedirs: a folder and those above it that are missing."""
from os import mkdir as _mkdir, path as _path


def makedirs(name, mode=0o777, exist_ok=False):
    above = _path.dirname(name.rstrip("/"))
    if above and not _path.exists(above):
        makedirs(above, mode, True)
    if name.rstrip("/").split("/")[-1] == "." and _path.isdir(name):
        return
    try:
        _mkdir(name)
    except OSError:
        if not exist_ok or not _path.isdir(name):
            raise
