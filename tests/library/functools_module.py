# SPDX-License-Identifier: MIT
import functools
from functools import partial, reduce, wraps, update_wrapper, cmp_to_key, total_ordering, cached_property, partialmethod

print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5), reduce(max, [3]))
try:
    reduce(max, [])
except TypeError as error:
    print("TypeError")

basetwo = partial(int, base=2)
print(basetwo("10010"), basetwo.func is int, basetwo.args, basetwo.keywords)
f = partial(lambda *a, **k: (a, sorted(k.items())), 1, x=2)
g = partial(f, 3, y=4, x=5)
print(f(), f(9, z=1), g(), g(7), g.args, g.keywords, partial(f).func is f.func)
print(repr(partial(print, 1, "a", sep="-")) == "functools.partial(%r, 1, 'a', sep='-')" % print)
try:
    partial(5)
except TypeError as error:
    print(error)


def log(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        return "logged", function(*args, **kwargs)

    return wrapper


@log
def area(w, h=2):
    return w * h


area.extra = 1
again = log(area)
print(area(3), area.__name__, area.__qualname__, area.__wrapped__(3), again.extra, again(1))
print(functools.WRAPPER_ASSIGNMENTS[:2], functools.WRAPPER_UPDATES)


class Callable:
    def __call__(self):
        return "called"


wrapper = update_wrapper(lambda: 1, Callable())
print(wrapper(), wrapper.__name__, type(wrapper.__wrapped__).__name__)


def by_length(a, b):
    return len(a) - len(b) or (a > b) - (a < b)


print(sorted(["ccc", "a", "bb", "aa"], key=cmp_to_key(by_length)))
k = cmp_to_key(lambda a, b: a - b)
print(k(1) < k(2), k(1) > k(2), k(1) == k(1), k(1) <= k(1), k(2) >= k(3), k(1) != k(2), k(4).obj)

for given in ("__lt__", "__le__", "__gt__", "__ge__"):
    class Number:
        def __init__(self, n):
            self.n = n

        def __eq__(self, other):
            return self.n == other.n if isinstance(other, Number) else NotImplemented

        if given == "__lt__":
            def __lt__(self, other):
                return self.n < other.n if isinstance(other, Number) else NotImplemented
        elif given == "__le__":
            def __le__(self, other):
                return self.n <= other.n if isinstance(other, Number) else NotImplemented
        elif given == "__gt__":
            def __gt__(self, other):
                return self.n > other.n if isinstance(other, Number) else NotImplemented
        else:
            def __ge__(self, other):
                return self.n >= other.n if isinstance(other, Number) else NotImplemented

    Number = total_ordering(Number)
    for a, b in ((1, 2), (2, 2), (3, 2)):
        a, b = Number(a), Number(b)
        print(given, a < b, a <= b, a > b, a >= b)
    for compare in (lambda: Number(1) <= 5, lambda: Number(1) > 5):
        try:
            compare()
        except TypeError:
            print("TypeError")
try:
    @total_ordering
    class Nothing:
        pass
except ValueError as error:
    print(error)


class Data:
    def __init__(self):
        self.runs = 0

    @cached_property
    def total(self):
        self.runs += 1
        return 42

    def set(self, name, value=None):
        return name, value

    alive = partialmethod(set, "alive", value=True)


d = Data()
print(d.total, d.total, d.runs, d.__dict__)
del d.total
print(d.total, d.runs)
d.total = 7
print(d.total, d.alive(), Data.alive(d))


@functools.singledispatch
def show(value, mark="."):
    return "object" + mark


@show.register(int)
def show_int(value, mark="."):
    return "int" + mark


@show.register(list)
@show.register(tuple)
def _(value, mark="."):
    return "sequence" + mark


show.register(str, lambda value, mark=".": "text" + mark)
print(show(1), show(True), show([]), show(()), show("a", "!"), show(1.5), show.__name__)
print(show.dispatch(bool) is show_int, show.registry[int] is show_int, len(show.registry))
try:
    show()
except TypeError as error:
    print(error)


class Negator:
    @functools.singledispatchmethod
    def neg(self, value):
        return "no"

    @neg.register(int)
    def neg_int(self, value):
        return -value

    @neg.register(bool)
    def neg_bool(self, value):
        return not value


print(Negator().neg(5), Negator().neg(True), Negator().neg("a"))
