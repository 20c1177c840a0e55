# SPDX-License-Identifier: MIT
def f(x: int) -> str:
    """doc"""
    return x


class A:
    """class doc"""

    def __repr__(self):
        return "A!" + super().__repr__()[:2]

    def __str__(self):
        return self.__repr__().lower()


print(f.__name__.upper(), A.__name__.lower(), repr(A()), str(A()), [1, 2].__len__() + 1, "ab".__contains__("a"), (3).__add__(4) + 1)
print(A.__qualname__, f.__qualname__, A.__module__ == __name__, {}.__class__.__name__)
