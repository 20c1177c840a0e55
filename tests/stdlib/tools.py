# SPDX-License-Identifier: MIT
# modules: functools reprlib
# boards
# functools in Python, as CPython has it beside its C code.
import functools
import reprlib


def show(name, f, *args, **kwargs):
    try:
        print(name, f(*args, **kwargs))
    except Exception as e:
        print(name, type(e).__name__, e)


def add(a, b=2, *rest, c=3):
    "Adds."
    return a + b + sum(rest) + c


p = functools.partial(add, 1, c=10)
print(p(), p(5), p(5, 6, c=0), p.func is add, p.args, p.keywords, functools.partial(p, 7).args, functools.reduce(add, [1, 2, 3]), functools.reduce(lambda a, b: a + b, [], "z"))
show("reduce", functools.reduce, add, [])
show("partial", functools.partial)


class Cell:
    def __init__(self):
        self.state = None

    def set(self, value, extra=0):
        self.state = value, extra

    on = functools.partialmethod(set, True)
    off = functools.partialmethod(set, False, extra=1)


c = Cell()
c.on()
print(c.state, end=" ")
c.off()
print(c.state)


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


v, w = Version(1), Version(2)
print(v < w, v <= w, v > w, v >= w, v >= v, v <= v, Version.__ge__(v, w))
show("order", lambda: v >= 1)
calls = []


@functools.lru_cache(maxsize=3)
def square(n, typed=None):
    "Squares."
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 3, 1, 4, 2, 1, 4)], calls, square.cache_info(), square.__name__, square.__doc__, square.__wrapped__(9), square.cache_parameters())
square.cache_clear()
print(square.cache_info())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info().hits, functools.lru_cache(typed=True)(lambda x: type(x).__name__)(1))
print(sorted([5, 2, 9, 1], key=functools.cmp_to_key(lambda a, b: b - a)))


class Data:
    def __init__(self):
        self.count = 0

    @functools.cached_property
    def value(self):
        self.count += 1
        return self.count * 10


d = Data()
print(d.value, d.value, d.count, d.__dict__)


@functools.wraps(add)
def wrapper(*args):
    return add(*args)


print(wrapper.__name__, wrapper.__doc__, wrapper.__wrapped__ is add, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
print(reprlib.repr(list(range(20))), reprlib.repr("x" * 50), reprlib.repr({i: [[[[[[[1]]]]]]] for i in range(6)}), reprlib.repr(10 ** 60), reprlib.repr({3, 1, 2}), reprlib.repr((1,)), reprlib.repr(frozenset(range(9))))


class Node(list):
    @reprlib.recursive_repr()
    def __repr__(self):
        return "<" + "|".join(map(repr, self)) + ">"


n = Node(["a", 1])
n.append(n)
print(n)
small = reprlib.Repr()
small.maxlist, small.maxstring, small.maxlevel = 2, 10, 2
print(small.repr([1, 2, 3]), small.repr("abcdefghijklm"), small.repr([[[[1]]]]), small.repr({"k": "v" * 20}))
