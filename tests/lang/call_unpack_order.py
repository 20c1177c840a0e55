# SPDX-License-Identifier: MIT
# stock unpacks *args when all arguments are there
# not: stock
# *iterable and **mapping are unpacked before the arguments after them are evaluated.


def f(*args, **kw):
    return args, kw


def note(x):
    print("note", x)
    return x


def numbers(n):
    for i in range(n):
        print("number", n, i)
        yield i


class C:
    def method(self, *args, **kw):
        return args, kw


class Made:
    def __init__(self, *args, **kw):
        print(args, kw)


def show(f, *args):
    try:
        print(f(*args))
    except TypeError as e:
        print(e)


l = [1, 2]
d = {"a": 1}


def grow():
    l.append(len(l) + 1)
    d["k%d" % len(d)] = len(d)
    return (9,)


def grow_map():
    grow()
    return {"c": 3}


print(f(*l, *grow()))
print(f(*l, grow()))
print(f(0, *l, *grow(), *l, x=grow()))
print(f(*l, x=grow()))
print(f(1, *l, x=grow()))
print(f(*l, 5, x=6), f(*l, 5, "x"))
print(f(**d, **grow_map()))
print(f(**d, z=grow()))
print(f(z=grow(), **d))
print(f(*l, **d, **grow_map()))
print(f(*l, *l, **d, **grow_map()))
print(f(*numbers(2), note(1), *numbers(1), k=note(2), **{"m": note(3)}))
print(f(*numbers(1), **{"m": note(3)}))
print(C().method(*l, *grow()))
print(C().method(7, *l, grow(), **d, y=grow()))
Made(*l, grow(), **d, e=grow())
show(print, *l, *grow())
show(lambda: f(*l, l.append(7)))
show(lambda: f(*l, *[l.append(8)], **{}))
show(lambda: f(*5, note(1)))
show(lambda: f(*[1], *5, note(1)))
show(lambda: f(*5))
show(lambda: f(x=note(1), **{"x": 2}))
show(lambda: f(**{"a": 1}, **{"a": 2}))


class Sub(*[C], *[]):
    pass


print(Sub.__mro__[1].__name__)


def in_function(l):
    def add():
        l.append(0)
        return l
    return f(*l, *add()), f(1, *l)


def plain(l):
    return f(*l, l.append(1)), f(1, 2, *l), f(*l, x=l.append(2))


print(in_function([1]), plain([3]))
