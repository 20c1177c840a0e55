# SPDX-License-Identifier: MIT
# hash and equality of builtin values and of classes.
print(hash(0), hash(1), hash(-1), hash(-5), hash(1000), hash(True), hash(False))
print(hash(1) == hash(1.0) == hash(True), hash(2 ** 40) == hash(2.0 ** 40), hash('a') == hash('a'), hash(()) == hash(()), hash((1, 'a')) == hash((1, 'a')), hash(b'ab') == hash(b'ab'), hash(None) == hash(None))
print(hash(0.5) == hash(0.5), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(range(3)) == hash(range(0, 3, 1)), hash(1 << 100) == hash(1 << 100))
class Default: pass
a, b = Default(), Default()
print(a == a, a == b, a != b, hash(a) == hash(a), {a: 1}[a], b in {a: 1}, a in [a])
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, Eq) and self.v == o.v
    def __hash__(self): return hash(('Eq', self.v))
print(Eq(1) == Eq(1), Eq(1) in {Eq(1)}, len({Eq(1), Eq(1), Eq(2)}), {Eq(3): 'x'}[Eq(3)], Eq(1) != Eq(2), Eq(1) in [Eq(1)], [Eq(1)].index(Eq(1)), (Eq(1),) == (Eq(1),))
class EqOnly:
    def __eq__(self, o): return True
for v in ([], {}, set(), bytearray(), EqOnly(), ([],)):
    try:
        hash(v)
        print('hashable')
    except TypeError as e:
        print(e)
class BadHash:
    def __hash__(self): return 'x'
try:
    hash(BadHash())
except TypeError as e:
    print(e)
class Big:
    def __hash__(self): return 5
print(hash(Big()), {Big(): 1, Big(): 2} != {}, len({Big(), Big()}))
class NE:
    def __eq__(self, o): return NotImplemented
    __hash__ = None
print(NE() == 1, NE() != 1, 1 == NE())
nan = float('nan')
print(nan in [nan], nan == nan, [nan] == [nan], (nan,) == (nan,), {nan: 1}.get(nan), [nan].index(nan))
print(hash(len) == hash(len), hash(int) == hash(int), {int: 'i', str: 's'}[str], {len: 1}[len], {print, print} == {print})
def f(): pass
print({f: 'fn'}[f], f == f, f in (f,), {a.__class__: 1}[Default])
class Sub(int): pass
print({Sub(5): 'sub'}[5], {5: 'int'}[Sub(5)], Sub(5) == 5, hash(Sub(5)) == hash(5))
