# SPDX-License-Identifier: MIT
"""os.walk: what is in a folder and in those below it."""
from os import fspath as _fspath, listdir as _listdir, path as _path


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = _fspath(top)
    try:
        names = _listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders, files = [], []
    for name in names:
        (folders if _path.isdir(_path.join(top, name)) else files).append(name)
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(_path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files
