# SPDX-License-Identifier: MIT
# Variables of module sys that a program may replace.
import sys

before = sys.path
sys.path = ["first"]
print(sys.path, sys.path is before)
sys.path.append("second")


def arguments(given):
    sys.argv = given


arguments(["program", "-v"])
print(sys.path, sys.argv, getattr(sys, "argv") is sys.argv)
setattr(sys, "argv", sys.argv[:1])
sys.path[:] = []
print(sys.path, sys.argv)
sys.path = before
print(sys.path is before)
