# SPDX-License-Identifier: MIT
# Annotations are not evaluated: __annotations__ has their text, as after this:
from __future__ import annotations


def f(a: int, b: list[int] = [], *args: text, c: undefined.name, **kw: some) -> dict[str, int]:
    """What f does."""
    x: undefined = 1
    return x


class C:
    """What C is."""
    one: int
    two: undefined = 2
    three: dict[
        int, str]

    def method(self, x: C) -> C:
        return self


class D(C):
    four: str


class Plain:
    pass


show = lambda d: [(k, ''.join(v.split())) for k, v in d.items()]
print(show(f.__annotations__))
print(show(C.__annotations__), show(C.method.__annotations__), show(D.__annotations__))
print((lambda: 0).__annotations__, f(1, c=2), C.two, f.__doc__, C.__doc__, Plain.__doc__, C.method.__doc__)
f.__annotations__ = {'changed': 1}
print(f.__annotations__, '__annotations__' in C.__dict__, '__annotations__' in Plain.__dict__)
