# SPDX-License-Identifier: MIT
"""Attributes and items that a format looks up and prints."""


class Box:
    def __init__(self):
        self.inside = [1, {"k": (2, 3)}]


def show(text, *values):
    print(text.format(*values))


box = Box()
print("{0.inside}".format(box))
print("{0.inside[1]}".format(box), "{}".format("plain"))
show("{[0]}", [b"bytes"])
print("{0[k]}".format({"k": frozenset([4])}))
