# SPDX-License-Identifier: MIT
class P:
    def __init__(self):
        self._v = 1

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, x):
        self._v = [x]

    @v.deleter
    def v(self):
        self._v = "gone"

    w = property(lambda self: {"k": self._v})


p = P()
print(p.v + 1)
p.v = "s"
print(p.v[0].upper())
p.v += ["t"]
print(p.v[0][1], p.w["k"])
del p.v
print(p.v.upper(), p.w["k"][1:])
