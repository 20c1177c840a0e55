# SPDX-License-Identifier: MIT
from functools import lru_cache, cache


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print([fib(n) for n in range(16)], fib.cache_info(), fib.cache_parameters())
fib.cache_clear()
print(fib.cache_info(), fib.__name__, fib.__wrapped__(1))

calls = []


@lru_cache(maxsize=2)
def double(x):
    calls.append(x)
    return x * 2


print(double(1), double(2), double(1), double(3), double(2), calls, double.cache_info())
print(double(3), double(2), double(1), calls, double.cache_info())


@lru_cache
def plain(*args, **kwargs):
    calls.append(args)
    return len(args), len(kwargs)


calls.clear()
print(plain(1), plain(1), plain(1, a=2), plain(1, a=2), plain(1, "a", 2), plain(), plain(()), calls)
print(plain.cache_info(), plain.cache_parameters())


@lru_cache(typed=True)
def typed(x):
    calls.append(x)


@lru_cache(0)
def never(x):
    calls.append(x)
    return x


calls.clear()
typed(1), typed(1.0), typed(1), never(5), never(5)
print(len(calls), typed.cache_info(), never.cache_info())


class Shape:
    @cache
    def area(self, n):
        calls.append(n)
        return n * 2


calls.clear()
s = Shape()
print(s.area(2), s.area(2), Shape().area(2), calls, Shape.area.cache_info())


@cache
def fails(x):
    calls.append(x)
    raise ValueError(x)


calls.clear()
for i in range(2):
    try:
        fails(1)
    except ValueError as error:
        print(error)
print(calls, fails.cache_info())
try:
    plain([])
except TypeError as error:
    print(error)
try:
    lru_cache("many")
except TypeError as error:
    print(error)


# Calling itself: with a key that the inner call has put there already.
@lru_cache(maxsize=3)
def steps(n):
    return 0 if n == 0 else 1 + steps(n - 1)


print(steps(10), steps.cache_info())
