# SPDX-License-Identifier: MIT
# __import__: what it says of arguments that cannot be.
def tell(*args, **kw):
    try:
        print(__import__(*args, **kw).__name__)
    except (TypeError, ValueError, ImportError) as e:
        print(type(e).__name__, e)


import sys

tell("sys")
tell("sys", "globals is not looked at")
tell(name="sys", level=0)
tell(1)
tell("")
tell("sys", None, None, None, -1)
tell("sys", level=-5)
tell("sys", "globals", None, None, 1)
tell("sys", None, None, None, "1")
try:
    __import__("nowhere_at_all", None, None, None, -1)
except ValueError as e:
    print(e)
# What is wanted of a package may be said by anything that gives names.
import collections.abc

for wanted in (["Sized"], ("Sized",), {"Sized": 1}, iter(["Sized"]), True, (5,), "", [], None, (), 0):
    tell("collections.abc", None, None, wanted)
for wanted in ([5], (None,), 7, ["abc"]):
    try:
        __import__("collections", None, None, wanted)
    except TypeError:
        print("TypeError")
    else:
        print("taken")
