# SPDX-License-Identifier: MIT
# Closures, global, nonlocal, class bodies, comprehensions.
x = "global"


def outer():
    x = "outer"
    y = 1

    def middle():
        nonlocal y
        y += 1

        def inner():
            nonlocal x
            x += "!"
            return x, y

        return inner

    f = middle()
    return f(), f(), x, y


print(outer())


def setter():
    global x, z
    x = "changed"
    z = 5


setter()
print(x, z)


def counters():
    return [lambda: i for i in range(3)]


print([f() for f in counters()])
print([f() for f in [lambda i=i: i for i in range(3)]])


def make(n):
    def get():
        return n

    def set(v):
        nonlocal n
        n = v

    return get, set


get, set_ = make(4)
set_(7)
print(get())


class A:
    x = 1
    y = [x for _ in range(2)] if False else x + 1
    items = [i * 2 for i in range(3)]

    def m(self):
        return x, self.x

    class B:
        x = 3

        def n(self):
            return self.x


print(A.y, A.items, A().m(), A.B().n(), A.__name__)


class Base:
    def __init__(self, v):
        self.v = v

    def hello(self):
        return "base %s" % self.v

    @classmethod
    def make(cls, v):
        return cls(v)

    @staticmethod
    def plus(a, b):
        return a + b


class Derived(Base):
    def __init__(self, v):
        super().__init__(v * 2)

    def hello(self):
        f = super().hello
        return "derived " + super().hello() + str(f()) + __class__.__name__


print(Derived(3).hello(), Derived.make(4).v, Base.plus(1, 2))


def del_local():
    a = 1
    del a
    try:
        a
    except NameError:
        print("unbound")
    b = [1, 2, 3]
    del b[0], b[-1]
    return b


print(del_local())
print(sorted({k: v for k, v in zip("abc", range(3)) if v}.items()), {i % 3 for i in range(9)} == {0, 1, 2})
print([(a, b) for a in range(3) for b in range(a) if (a + b) % 2])
print([[j for j in range(i)] for i in range(4)])
print(sum(i * i for i in range(5)), list(n for n in (m + 1 for m in range(3))))
total = 0
print([total := total + i for i in range(4)], total)
if (n := len("walrus")) > 3:
    print(n)


def shadow(print_=print):
    list_ = [a for a in [b for b in range(3)]]
    a = "kept"
    [a for a in range(2)]
    return a, list_


print(shadow())


def comp_in_closure(k):
    return [(lambda: i + k)() for i in range(3)], [i + k for i in range(3)]


print(comp_in_closure(10))


def first_iter():
    def it():
        print("evaluated once")
        return range(2)

    return [(a, b) for a in it() for b in range(2)]


print(first_iter())


class Priv:
    def __init__(self):
        self.__v = 3

    def get(self):
        return self.__v


print(Priv().get(), hasattr(Priv(), "_Priv__v"))


def kw_closure(*args, **kw):
    def inner():
        return args, kw

    return inner()


print(kw_closure(1, 2, a=3))


def uses_cell_param(a, b):
    a += 1
    f = lambda: a + b
    b += 10
    return f()


print(uses_cell_param(1, 2))
