# SPDX-License-Identifier: MIT
# alone
"""__doc__ of functions, classes, instances and properties."""
import time
class A:
    "doc of A"
    def f(self): "doc of f"; return 1
    def g(self): return 2
    @property
    def p(self): "doc of p"; return 3
    q = property(lambda s: 1, None, None, [1, 2])
class B(A):
    def __init__(self): self.__doc__ = [4]
class C: pass
class D: __doc__ = ["x"]
def show(o):
    print(o.__doc__)
def main():
    for o in (A, A.f, A.g, A(), A().f, B, B(), C, C(), D, D(), show): show(o)
    A.f.__doc__ and print(A.f.__doc__.upper())
    D.__doc__.append(3); show(D); b = B(); b.__doc__.append(1); show(b)
    print(len(A.q.__doc__), A.p.__doc__)
    show.__doc__ = {"a": 1}; show.__doc__["b"] = 2; show(show)
time.monotonic()
main()
