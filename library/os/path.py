# SPDX-License-Identifier: MIT
"""os.path: paths as POSIX has them."""
from os import getcwd, path, stat  # path is this module: so `import os` is enough

sep = "/"


def join(path, *parts):
    for part in parts:
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path):
    at = path.rfind("/") + 1
    head, tail = path[:at], path[at:]
    if head.strip("/"):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    name = basename(path)
    stem = name.lstrip(".")
    dot = stem.rfind(".")
    if dot < 0:
        return path, ""
    at = len(path) - len(stem) + dot
    return path[:at], path[at:]


def isabs(path):
    return path.startswith("/")


def normpath(path):
    if not path:
        return "."
    root = "//" if path.startswith("//") and not path.startswith("///") else "/" if isabs(path) else ""
    parts = []
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", ".") and not (part == ".." and root):
            parts.append(part)
    return root + "/".join(parts) or "."


def abspath(path):
    return normpath(path if isabs(path) else join(getcwd(), path))


realpath = abspath


def _mode(path):
    try:
        return stat(path)[0]
    except OSError:
        return 0


def exists(path):
    return _mode(path) != 0


def isfile(path):
    return _mode(path) & 0x8000 != 0


def isdir(path):
    return _mode(path) & 0x4000 != 0


def getsize(path):
    return stat(path)[6]


def normcase(path):
    return path


def splitdrive(path):
    return "", path


lexists = exists


def commonprefix(paths):
    """What they all begin with, be it in the middle of a name."""
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    for i in range(len(low)):
        if low[i] != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = list(paths)
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split("/") if part not in ("", ".")] for path in paths]
    return ("/" if isabs(paths[0]) else "") + "/".join(commonprefix(parts))


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    start = [part for part in abspath(start).split("/") if part]
    parts = [part for part in abspath(path).split("/") if part]
    same = len(commonprefix([start, parts]))
    return "/".join([".."] * (len(start) - same) + parts[same:]) or "."
