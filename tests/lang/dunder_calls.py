# SPDX-License-Identifier: MIT
# Special methods of builtin types, called by name.
def show(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e)


for it in (iter([1]), iter((1,)), iter('a'), iter({1: 2}), iter({1}), iter(range(1)), iter(b'a'), (x for x in 'a'), zip('a', 'b'), map(str, [1]),
           filter(None, [1]), enumerate('a'), reversed([1]), iter(bytearray(b'a')), iter({1: 2}.items()), iter({1: 2}.values())):
    show(it.__next__)
    show(it.__next__)
s = {1, 2}
print(s.__ior__({3}), s.__iand__({2, 3}), s.__isub__({3}), s.__ixor__({2, 5}), s, s.__ior__([1]), s.__iand__(5))
l = [1]
print(l.__iadd__([2]), l.__imul__(2))
print(l.__add__([5]), l.__mul__(2), l.__rmul__(2), l.__contains__(2), l.__len__(), l.__getitem__(0))
d = {1: 2}
print(d.__ior__({3: 4}), d, d.__or__({5: 6}), d.__ror__({7: 8}), d.__or__([1]))
print((6).__ror__(1), (6).__rxor__(3), (6).__rand__(3), (2).__rlshift__(1), (2).__rrshift__(16), (6).__radd__(1), (6).__rsub__(1), (6).__rmul__(2))
print((6).__rfloordiv__(20), (6).__rmod__(20), (6).__rtruediv__(3), (2).__rpow__(3))
print((6).__or__(1), (6).__xor__(3), (6).__and__(3), (1).__lshift__(4), (16).__rshift__(2), (6).__or__('x'), (6).__ror__(1.5), (6).__add__(None))
print((5).__neg__(), (5).__pos__(), (-5).__abs__(), (5).__invert__(), (5).__bool__(), (5).__index__(), (5).__int__(), (5).__hash__())
print((1.5).__neg__(), (1.5).__radd__(2), (1.5).__rsub__(2), (1.5).__rtruediv__(3), (1.5).__rmul__(2), (2.0).__rpow__(3), (1.5).__int__(), (1.5).__eq__(1.5))
print('a'.__add__('b'), 'a'.__mul__(3), 'a'.__rmul__(2), 'a'.__contains__('a'), 'a'.__eq__('b'), 'a'.__lt__('b'), 'abc'.__getitem__(1), 'abc'.__len__(), 'a'.__ne__(5))
print(frozenset([1]).__or__({2}), frozenset([1]).__ror__({2}), {1}.__rsub__({1, 2}), {1}.__rxor__({1, 2}), {1}.__rand__({1, 2}))
print(b'a'.__add__(b'b'), b'a'.__mul__(2), b'ab'.__contains__(97), (1, 2).__add__((3,)), (1,).__mul__(2), (1,).__lt__((2,)), (1,).__hash__() == hash((1,)))
show('a'.__add__, 5)
show((5).__lshift__, -1)
show([].__getitem__, 0)
show({}.__getitem__, 'k')
show([1].__delitem__, 5)
show({1: 2}.__delitem__, 5)


class N:
    def __init__(self, log): self.log = log
    def __getattr__(self, name): raise AttributeError(name)
    def __ior__(self, o): return ('ior', o)
    def __ror__(self, o): return ('ror', o)
    def __rxor__(self, o): return ('rxor', o)
    def __rand__(self, o): return ('rand', o)
    def __rlshift__(self, o): return ('rlshift', o)
    def __rrshift__(self, o): return ('rrshift', o)
    def __ipow__(self, o): return ('ipow', o)
    def __imatmul__(self, o): return ('imatmul', o)
    def __ifloordiv__(self, o): return ('ifloordiv', o)


n = N(1)
print(1 | n, 1 ^ n, 1 & n, 1 << n, 1 >> n, (1).__ror__(2))
n |= 5
print(n)
n = N(1)
n **= 5
print(n)
n = N(1)
n @= 5
print(n)
n = N(1)
n //= 5
print(n)


class Ne:
    def __eq__(self, o): return o == 5
    __hash__ = None


print(Ne() != 5, Ne() != 6, 5 != Ne(), Ne() == 5)


class OnlyEq:
    def __eq__(self, o): return NotImplemented


print(OnlyEq() != 5, OnlyEq() == OnlyEq())


class EqRaises:
    def __eq__(self, o): raise KeyError('eq')


show(lambda: EqRaises() != 5)
show(lambda: EqRaises() in [1, 2])
show(lambda: [EqRaises()].index(5))
show(lambda: (EqRaises(),).count(5))
