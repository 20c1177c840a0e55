# SPDX-License-Identifier: MIT
# alone
"""What is made of classes that derive from nothing builtin, beside those that do."""


class E(ValueError): 
    def __init__(self, m): super().__init__(m); self.m = m
class P:
    def __init__(self): self.items = []; self.helper = H(self)
    def add(self, x): self.items.append(x); return self
    def __iter__(self): return iter(self.items)
class H:
    def __init__(self, p): self.p = p
    def go(self): raise E("x%d" % len(self.p.items))
class D(dict):
    def m(self): return sorted(self)
class L(list):
    pass
class N(P):
    def __new__(cls, *a):
        return object.__new__(cls) if a else D(q=1)
    def __init__(self, *a): super().__init__(); self.z = a
def make(c, *a): return c(*a)
def main():
    p = make(P)
    p.add(1).add(E("a"))
    try: p.helper.go()
    except ValueError as e: print(e, e.m, e.args)
    print(list(map(str, p)), make(D, {"b": 1}).m(), make(L, (1, 2)), make(E, "k").args)
    n = make(N, 1); print(n.z, n.items, make(N).m())
    for c in (P, D, L, N): print(type(make(c)).__name__)
    print([type(c()).__name__ for c in (P, D, L)], isinstance(P(), P), repr(L([3])), str(E(4)))
class P2(H):
    def hello(self): return "hello"
class Q: pass
def main2():
    q = Q(); q.a = 1
    print(hasattr(q, 'a'), getattr(q, 'bA'.lower(), 4))
main(); main2()
