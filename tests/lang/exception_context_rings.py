# SPDX-License-Identifier: MIT
# no stress
# What becomes the context of an exception that is raised again; rings of contexts; stores to an exception's attributes.


def show(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e)


def raise_from(c):
    raise ValueError("x") from c


def store(n, v):
    e = ValueError("v")
    setattr(e, n, v)
    return repr(getattr(e, n))


def delete(n):
    delattr(ValueError("v"), n)


for c in 1, int, KeyError, None:
    show(raise_from, c)
for n in "__context__", "__cause__", "__traceback__", "__suppress_context__", "args":
    for v in 1, None, ValueError, KeyError("k"), "s", True:
        show(store, n, v)
    show(delete, n)


def cut():
    try:
        raise ValueError("t")
    except ValueError as e:
        t = e.__traceback__
        e.__traceback__ = None
        print(e.__traceback__, t is None)
        e.__traceback__ = t


cut()


class E(Exception): pass
def ctx(e, n=6):
    out = []
    while e is not None and n:
        out.append(repr(e)); e = e.__context__; n -= 1
    return " < ".join(out)
a = E("a"); b = E("b")
a.__context__ = b
b.__context__ = a
try:
    try: raise a
    except E:
        raise b
except E as e:
    print(ctx(e))
a = E("a"); b = E("b")
a.__context__ = b
b.__context__ = a
try:
    raise a
except E as e:
    print(ctx(e))
try:
    try:
        raise a
    except E as e:
        raise e
except E as e:
    print(ctx(e))
def chain(n):
    e = E(0)
    first = e
    for i in range(1, n):
        x = E(i)
        x.__context__ = e
        e = x
    first.__context__ = e
    return e
for n in (2, 3, 1100):
    ring = chain(n)
    try:
        try:
            raise ring
        except E:
            raise TypeError("new")
    except TypeError as e:
        print(ctx(e), n)
    ring = chain(n)
    mid = ring.__context__
    try:
        try:
            raise ring
        except E:
            raise mid
    except E as e:
        print(ctx(e))
a = E("a"); b = E("b"); c = E("c")
a.__context__ = b; b.__context__ = c; c.__context__ = b
try:
    try: raise a
    except E: raise KeyError("k")
except KeyError as e: print(ctx(e))
a = E("a"); b = E("b"); c = E("c")
a.__context__ = b; b.__context__ = c; c.__context__ = b
try:
    try: raise a
    except E: raise c
except E as e: print(ctx(e))
# overwriting
a = E("a"); b = E("b")
a.__context__ = b
try:
    try: raise KeyError("k")
    except KeyError: raise a
except E as e: print(ctx(e))
try:
    try: raise KeyError("k2")
    except KeyError:
        try: raise a
        finally: pass
except E as e: print(ctx(e))
try:
    try: raise KeyError("k3")
    except KeyError:
        try: raise a
        except ValueError: pass
except E as e: print(ctx(e))
try:
    try: raise KeyError("k4")
    except KeyError:
        try: raise a
        except E: raise
except E as e: print(ctx(e))
try:
    try: 1/0
    except ZeroDivisionError:
        try: raise a
        except E:
            try: raise b
            except E:
                raise a
except E as e: print(ctx(e))
def g():
    try:
        raise E("g")
    except E:
        yield 1
        raise a
try:
    it = g()
    next(it)
    try: raise KeyError("outer")
    except KeyError:
        next(it)
except E as e: print(ctx(e))
def g2():
    yield 1
try:
    it = g2(); next(it)
    try: raise KeyError("outer")
    except KeyError:
        it.throw(a)
except E as e: print(ctx(e))
class CM:
    def __enter__(self): return self
    def __exit__(self, *x):
        raise b
try:
    with CM():
        raise a
except E as e: print(ctx(e))
class CM2:
    def __enter__(self): return self
    def __exit__(self, *x):
        pass
try:
    try: raise KeyError("o")
    except KeyError:
        with CM2():
            raise a
except E as e: print(ctx(e))
class GA:
    def __getattr__(self, n): raise AttributeError("ga " + n)
    @property
    def p(self): raise AttributeError("p")
try: GA().p
except AttributeError as e: print(ctx(e))
