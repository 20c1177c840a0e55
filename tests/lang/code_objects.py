# SPDX-License-Identifier: MIT
# function.__code__ and function.__closure__.
# not: stock


def f(a, b=1, /, c=2, *args, d, e=3, **kw):
    x = a
    for y in args:
        x += y
    return x


def outer(p, q):
    r = p

    def inner(z):
        return z + p + r

    return inner


def generator():
    yield 1


async def coroutine():
    pass


async def asynchronous():
    yield 1


class C:
    def method(self, x):
        return x


def show(function):
    code = function.__code__
    print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags & 0x2ff)
    print(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount], code.co_freevars, code.co_cellvars)


inner = outer(1, 2)
for function in (f, outer, inner, generator, coroutine, asynchronous, C.method, C().method, lambda u: u):
    show(function)
print(f.__code__.co_varnames, f.__code__.co_nlocals)
print(f.__code__.co_filename.endswith(".py"), f.__code__.co_firstlineno - outer.__code__.co_firstlineno)
print(f.__code__ is f.__code__, outer(1, 2).__code__ is inner.__code__, type(f.__code__).__name__)
print(repr(f.__code__).startswith("<code object f at 0x"), "line" in repr(f.__code__))
print(f.__closure__, type(inner.__closure__).__name__, [cell.cell_contents for cell in inner.__closure__])
print(inner.__code__.co_freevars, [c.cell_contents for c in inner.__closure__])


def sorted_cells(p, zz, q):
    z, b, a = 3, 1, 2

    def user(w):
        def deep():
            return w, zz, a, p

        return z, a, b, q, p, zz, deep

    class Method:
        def m(self):
            return b, z, __class__, q

    return user, Method.m


user, method = sorted_cells(7, 8, 9)
deep = user(5)[-1]
for function in (sorted_cells, user, method, deep):
    show(function)
print([c.cell_contents for c in user.__closure__], [c.cell_contents for c in deep.__closure__])


def empty():
    def get():
        return later

    cell = get.__closure__[0]
    try:
        cell.cell_contents
    except ValueError as e:
        print(e)
    later = 5
    print(cell.cell_contents, get())


empty()
for name in ("__code__", "__closure__"):
    print(hasattr(f, name), hasattr(len, name), hasattr(C, name))
