# SPDX-License-Identifier: MIT
# What throw() is given goes through a chain of `yield from` to a method throw as it is; it is looked at where it is raised.


class Own:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, what, *more):
        print("throw", type(what).__name__ if isinstance(what, BaseException) else what, more)
        if what == "fail":
            raise ValueError("from throw")
        return "thrown"


class Without:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


def inner(it):
    try:
        yield from it
    except (ValueError, TypeError, KeyError) as e:
        yield type(e).__name__ + ": " + str(e)


def outer(it):
    yield from inner(it)
    yield "after"


for what in (123, KeyError, KeyError("k"), "fail", None, GeneratorExit):
    g = outer(Own())
    next(g)
    try:
        print(g.throw(what))
    except (GeneratorExit, StopIteration) as e:
        print(type(e).__name__)
for what in (123, KeyError, KeyError("k")):
    g = outer(Without())
    next(g)
    try:
        print(g.throw(what))
    except TypeError as e:
        print("TypeError", e)
g = outer(Own())
try:
    g.throw(123)
except TypeError as e:
    print("TypeError", e)
print(next(g))
