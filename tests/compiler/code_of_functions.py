# SPDX-License-Identifier: MIT
# not: mps2-an386
# eval() and exec() of the code of functions: they are called with nothing, in the globals that are given.
y = 10


def make(y):
    def free():
        return y

    return free


def needs(a, b=2):
    return a


def star(*a, **k):
    return a, k


def keyword(*, z=1):
    return z


def reads():
    return y


def stores():
    global stored
    stored = 5
    return stored


def generates():
    yield y
    yield 2


def generates_of(a):
    yield a


async def awaits():
    return y


def cells():
    z = 3
    return (lambda: z + y)()


def makes():
    def inner():
        return y

    return inner


def fails():
    return undefined_name


class C:
    @classmethod
    def own(cls):
        return __class__


def show(f, *args):
    try:
        r = f(*args)
    except (NameError, TypeError) as e:
        r = type(e).__name__ + ": " + str(e)
    print(r if not hasattr(r, "send") else "generator", end=" | ")
    return r


for f in (make(3), needs, star, keyword, reads, stores, generates, generates_of, awaits, cells, lambda: 7, lambda x: x, fails, C.own):
    c = f.__code__
    print(f.__name__, end=": ")
    for r in (show(eval, c), show(exec, c), show(eval, c, {"y": 20}), show(eval, c, {"y": 30}, {"y": 40}), show(exec, c, {})):
        if hasattr(r, "close"):
            r.close()
    print()
d = {"y": 6}
print(eval(stores.__code__, d), d["stored"], d["y"], stored)
g = eval(generates.__code__, d)
print(next(g), next(g), eval(makes.__code__, d)(), eval(makes.__code__)())
