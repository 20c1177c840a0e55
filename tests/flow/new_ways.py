# SPDX-License-Identifier: MIT
# alone
# __new__: what it gives, to whom its arguments go, which __init__ gets it.


class One:
    made = None
    begun = []

    def __new__(cls, *args):
        if cls.made is None:
            cls.made = super().__new__(cls)
            cls.made.held = {"args": list(args)}
        return cls.made

    def __init__(self, *args):
        self.begun.append(args)
        self.last = args


class Upper(str):
    def __new__(cls, text, extra=()):
        self = str.__new__(cls, text.upper())
        self.extra = [extra]
        return self


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def first(self):
        return self[0].name()


class Number(int):
    def __new__(cls, value=3, *, scale=2):
        self = super().__new__(cls, value * scale)
        self.log = bytearray(b"x")
        return self


class Elsewhere:
    def __init__(self, x):
        self.x = x

    def name(self):
        return "elsewhere %s" % (self.x,)


class Factory:
    def __new__(cls, kind, x):
        made = object.__new__(KINDS[kind])
        made.__init__(x)
        return made


class Given:
    def __new__(cls, x):
        return x


class Late(One):
    def __init__(self, *args):
        self.begun.append("late")


class Ready:
    def __new__(cls):
        return READY

    def __init__(self):
        self.n[0] += 1

    def add(self):
        self.n.append(frozenset(self.n))
        return self.n


KINDS = {"e": Elsewhere, "p": Elsewhere}
READY = object.__new__(Ready)
READY.n = [1]
FIRST = One(1, 2)
UP = Upper("abc", 1.5)


def main():
    a = One(3)
    print(a is FIRST, a.held, One.begun, a.last)
    print(UP, UP.extra, Upper("x").extra, UP.lower())
    UP.extra.append({1})
    print(UP.extra, Pair(Elsewhere(1), 2).first())
    n = Number(scale=4)
    n.log.append(65)
    print(n, n + 1, n.log, Number(5).log)
    f = Factory("p", [2])
    print(f.name(), type(f) is Elsewhere, Given({3}))
    print(Late().begun, Ready().add(), Ready() is READY, READY.n)
    make = Elsewhere.__new__
    e = make(Elsewhere)
    e.__init__(9)
    print(e.name(), Number.__new__(Number, 1), type.__call__(Elsewhere, 4).name())
    print(object.__new__(Pair if False else Elsewhere).__class__ is Elsewhere)


main()
