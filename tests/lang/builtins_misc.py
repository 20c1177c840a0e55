# SPDX-License-Identifier: MIT
# Builtin functions over values and objects.
print(abs(-3), abs(2.5), divmod(7, 2), pow(2, 5), pow(2, 5, 7), pow(2, exp=3), round(2.567, 2), chr(65), ord('A'), bin(5), oct(9), hex(17))
print(min(2, 1), max([3, 9]), min('b', 'a'), max('abc', key=ord), min([], default=0), sum([1, 2], 10), sum((), start=3), len('abc'), sorted('ca'))
print(isinstance(1, int), isinstance(True, (str, int)), issubclass(bool, int), callable(len), callable(5), callable(lambda: 0), callable(int), type(5) is int, type('a') == str)
class C:
    def __init__(self): self.x = 1
    def __call__(self): return 'called'
c = C()
print(hasattr(c, 'x'), getattr(c, 'x'), getattr(c, 'y', 2), callable(c), c(), vars(c), repr('a'), ascii('é'), format(3.14159, '.2f'), hash(5) == 5)
setattr(c, 'new', 5); delattr(c, 'x'); print(vars(c), 'new' in dir(c), id(c) == id(c), c is c)
print(all([]), any([]), all([1, 0]), any([0, 1]), bool([]), int('5'), float('2.5'), str(5), list('ab'), tuple([1]), set([1]), dict(a=1), frozenset([1]), bytes([65]), complex if 0 else '')
def err(f, *a, **k):
    try:
        f(*a, **k)
        print('fine')
    except Exception as e:
        print(type(e).__name__, e)
err(len, 5); err(len); err(len, 1, 2); err(abs, 'a'); err(chr, -1); err(chr, 'a'); err(ord, 'ab'); err(ord, 5)
err(min); err(min, 5); err(min, []); err(max, 1, 'a'); err(min, 1, 2, default=3); err(sum, ['a']); err(sum, ['a'], ''); err(sum, 5)
err(divmod, 1, 'a'); err(divmod, 1, 0); err(pow, 2, 3, 0); err(pow, 2.0, 3, 5); err(round, 'a'); err(hex, 1.5); err(bin, 'a')
err(isinstance, 1, 2); err(issubclass, 1, int); err(getattr, c, 'zz'); err(getattr, c, 5); err(setattr, 5, 'x', 1); err(hash, []); err(vars, 5)
err(sorted, 5); err(sorted, [1], key=5); err(any, 5); err(next, 5); err(print, sep=5); err(print, foo=1); err(int, 'a', 10); err(float, 'abc'); err(list, 5); err(object, 5)
err(format, 5, 'zz'); err(repr); err(callable); err(id); err(input, 1, 2)
print(*[1, 2], sep=', ', end='!\n'); print(); print(end=''); print('a', 'b', sep=''); print(None, True, 1.0, sep='|')
print(NotImplemented, Ellipsis, ..., type(None).__name__, type(...).__name__, __name__ != '')
print(len([1] * 5), max(1, 2.5, True), min([3, 1], [2, 9]), max({'a': 5, 'b': 2}), max('a', 'b', key=lambda s: -ord(s)))
print(sum(map(ord, 'abc')), round(-2.5), round(1e15 + 0.5), divmod(-7, 3), divmod(7.5, 2), pow(-2, 3), pow(2, -1))
print(type(c).__name__, c.__class__ is C, isinstance(C, type), type(C) is type, object().__class__.__name__, issubclass(C, object))
