# SPDX-License-Identifier: MIT
# alone
"""What __getattr__ and descriptors give for any text."""


class Meta:
    def __getattr__(self, name):
        return lambda *a: (name, a)
class D:
    def __get__(self, o, t): return "got"
    def __set__(self, o, v): print("set", v)
class E:
    d = D()
    def __getattr__(self, name):
        if name.startswith("x"): return [name]
        raise AttributeError(name)
m = Meta(); e = E()
for w in "alpha beta d xyz q".split():
    print(w, getattr(m, w)(1), getattr(e, w, "none"), hasattr(e, w))
    if w == "d": setattr(e, w, 4)
