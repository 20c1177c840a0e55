# SPDX-License-Identifier: MIT
# os.uname(): a tuple whose items have names, also when it is printed.
# not: stock
import os

u = os.uname()
names = ("sysname", "nodename", "release", "version", "machine")
print(repr(u) == "posix.uname_result(%s)" % ", ".join("%s=%r" % (name, getattr(u, name)) for name in names))
print(str(u) == repr(u), len(u), isinstance(u, tuple), type(u).__name__)
print("%s|%s|%s|%s|%s" % u == "|".join(u), list(u) == [getattr(u, name) for name in names], u == tuple(u))
print(repr([u]) == "[" + repr(u) + "]")
