# SPDX-License-Identifier: MIT
# alone
"""Modules found in sys.modules, read and changed there; nothing is put into it."""
import bisect
import sys

STATE = {"n": 0}
level = 1


def find(name):
    if name in sys.modules:
        return sys.modules[name]
    return __import__(name)


def main():
    own = find(__name__)
    own.STATE["n"] += 1
    own.level = "high"
    own.step = lambda x: x + 0.5
    print(STATE, level, step(1), find("bisect").bisect([1, 2], 2))
    for name, module in sys.modules.items():
        if name == "bisect":
            module.seen = [name]
    print(bisect.seen, len(sys.modules) > 1)
    from sys import modules
    print(modules[__name__].STATE is STATE, type(modules.copy()[__name__]).__name__)


main()
