# SPDX-License-Identifier: MIT
# alone
"""Module builtins: names read from it, replaced there, and new ones."""
import builtins

HELD = []
plain = builtins.len


class Found:
    def __init__(self, x):
        self.x = x


def loud(*args):
    HELD.append(args)
    plain_print("!", *args)


plain_print = builtins.print


def use(x):
    print(x, abs(x))
    return fresh.x


def main():
    plain_print(builtins.sum([1, 2]), plain("abc"), builtins.isinstance(1, builtins.int))
    builtins.print = loud
    setattr(builtins, "abs", lambda x: [x])
    builtins.fresh = Found({"k": 1})
    plain_print(use(-2.5), HELD)
    fresh.x["m"] = builtins.fresh
    plain_print(len(fresh.x), getattr(builtins, "max")(3, 4))
    builtins.print = plain_print
    print(hasattr(builtins, "fresh"), builtins.ValueError("x").args)


main()
