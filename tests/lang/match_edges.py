# SPDX-License-Identifier: MIT
# match: every kind of subject in class, sequence and mapping patterns; attributes that are missing or fail; wrong __match_args__.
from array import array
from collections import deque, OrderedDict


class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y=None):
        self.x = x
        if y is not None: self.y = y
class NoArgs: pass
class Fails:
    __match_args__ = ('a',)
    @property
    def a(self): raise KeyError('a')
class MyInt(int): pass
class MyDict(dict): pass
class Meta(type):
    @property
    def __match_args__(cls): raise AttributeError('none')
class ByMeta(metaclass=Meta): pass


def which(v):
    match v:
        case bool(b): return 'bool', b
        case int(n) if n > 100: return 'large', n
        case MyInt(n): return 'mine', n
        case int(n): return 'int', n
        case float(x): return 'float', x
        case str(s): return 'str', s
        case bytes(b): return 'bytes', b
        case bytearray(b): return 'bytearray', b
        case frozenset(s): return 'frozenset', sorted(s)
        case set(s): return 'set', sorted(s)
        case P(1, 2): return 'one two'
        case P(x, y=5): return 'y is five', x
        case P(x=0 | 7 as q): return 'x', q
        case P(x, y): return 'xy', x, y
        case P(): return 'some P'
        case [1, [2, *inner], *rest]: return 'nested', inner, rest
        case [x]: return 'one', x
        case [x, *_, z]: return 'ends', x, z
        case []: return 'empty'
        case {'kind': 'a', **rest}: return 'kind a', rest
        case {'k': {'deep': d}}: return 'deep', d
        case {1: a, 'b': b}: return 'both', a, b
        case {}: return 'mapping'
        case None: return 'none'
        case _: return 'other'


for v in (True, 5, 500, MyInt(3), 1.5, 'text', b'b', bytearray(b'c'), frozenset([1]), {1, 2}, P(1, 2), P(4, 5), P(0), P(7, 1), P(3, 4), P(9), [1, [2, 3, 4], 5, 6], (1, [2]), [8], (1, 2, 3), [],
          (), range(3), array('i', [4]), memoryview(b'x'), deque([5]) if 0 else [5], {'kind': 'a', 'z': 1}, {'k': {'deep': 4}}, {'k': {}}, {1: 2, 'b': 3, 'c': 4}, {}, MyDict(kind='a'),
          OrderedDict(kind='a'), None, object, NoArgs(), iter([1])):
    print(which(v))


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def f1(v):
    match v:
        case P(1, 2, 3): return 'three'
    return 'no'
def f2(v):
    match v:
        case NoArgs(1): return 1
    return 'no'
def f5(v):
    match v:
        case Fails(1): return 1
    return 'no'
def f6(v):
    match v:
        case P(1, x=1): return 1
    return 'no'
def f7(v):
    match v:
        case int(1, 2): return 1
    return 'no'
def f8(v):
    match v:
        case ByMeta(1): return 1
    return 'no'
NotClass = 5
def f9(v):
    match v:
        case NotClass(): return 1
    return 'no'
K = 'k'
class Keys: one = 'k'; two = 'k'
def f10(v):
    match v:
        case {Keys.one: 1, Keys.two: 2}: return 1
    return 'no'
class Gone:
    def __getattr__(self, name): raise AttributeError(name)
def f12(v):
    match v:
        case Gone(x=1): return 1
    return 'no'
def f13(v):
    match v:
        case dict(d): return d
        case list(l): return l
        case tuple(t): return t
    return 'no'
class SubTuple(tuple): pass
for f, v in ((f1, P(1, 2)), (f1, 5), (f2, NoArgs()), (f5, Fails()), (f6, P(1)), (f7, 1), (f8, ByMeta()), (f9, 1), (f10, {'k': 1}), (f12, Gone()),
             (f13, MyDict(a=1)), (f13, [1]), (f13, SubTuple([1]))):
    attempt(lambda: f(v))
