# SPDX-License-Identifier: MIT
# os.path beside CPython's posixpath.
import os

PATHS = ["", "/", "a", "/a", "a/", "/a/b.c", "a//b/../c.tar.gz", "//a", "///a/./b/..", "..", "../x/.hidden", "/..", ".a.b", "x/..b", "a/b.d/c"]
for path in PATHS:
    print(repr(path), os.path.split(path), os.path.basename(path), os.path.dirname(path), os.path.splitext(path))
    print(os.path.normpath(path), os.path.isabs(path), os.path.join("p", path), os.path.join(path, "q", "r"))
print(os.path.abspath("/a/../b"), os.path.exists("/"), os.path.isdir("/"), os.path.isfile("/"), os.path.exists("/no such"))
