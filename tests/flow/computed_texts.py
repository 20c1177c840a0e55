# SPDX-License-Identifier: MIT
# alone
"""Texts that operators and methods make are no longer those that the program says."""


class A:
    def __init__(self):
        self.ab = 1; self.cd = 2; self.x = 5
    def upper(self): return "U"
    def args(self): return "args"
KEYS = ("a", "b", "c", "d")
def get(o, k): return getattr(o, k, "none")
a = A()
def run():
    print(get(a, KEYS[0] + KEYS[1]), get(a, "c" "d"), get(a, KEYS[2] + "d"))
    t = KEYS[0]
    t += KEYS[1]
    print(get(a, t), get(a, "%s%s" % ("c", "d")), get(a, f"{KEYS[0]}b"), get(a, "xyz"[0]), get(a, "abcd"[2:]))
    print(get(a, "x" * 1), get(a, "X".lower()), get(a, "ab ".strip()), get(a, "".join(("a", "b"))), get(a, "{}{}".format("c", "d")))
    for c in "xq": print(get(a, c))
    print(get(a, str("x")), get(a, "uppe" + "r") != "none", get(a, str(b"ab", "ascii")), get(a, b"cd".decode()), get(a, chr(120)))
    print(get(a, max("x", "ab")), get(a, repr("x")[1:-1]), get(a, "x,ab".split(",")[1]), get(a, "ab=1".partition("=")[0]), get(a, "  x".replace(" ", "")))
    print(get(a, sorted("x")[0]), get(a, next(iter("x"))), get(a, list({"ab": 1})[0]), get(a, [*"x"][0]), get(a, str.lower("X")))
run()
