# SPDX-License-Identifier: MIT
# alone
"""Attributes by texts of which each is known: in loops, tuples, of modules, too."""
import math


class Node:
    __slots__ = ("left", "right", "val")
    def __init__(self, v): self.val = v; self.left = None; self.right = None
def insert(n, v):
    side = "left" if v < n.val else "right"
    c = getattr(n, side)
    if c is None: setattr(n, side, Node(v))
    else: insert(c, v)
def walk(n):
    if n is None: return
    for s in ("left", "val", "right"):
        x = getattr(n, s)
        if isinstance(x, int): print(x)
        else: walk(x)
root = Node(5)
for v in (3, 8, 1, 4, 9): insert(root, v)
walk(root)


FUNCTIONS = ("sqrt", "sin", "floor")


class Part:
    real = 4


def read(o):
    for n in ("real", "imag"):
        print(n, getattr(o, n, None), hasattr(o, n))


def main():
    for f in FUNCTIONS:
        print(f, round(getattr(math, f)(2.25), 3))
    for f in ("pi", "e"):
        print(f, round(getattr(math, f), 4))
    for o in Part(), 3, 2j:
        read(o)


main()
