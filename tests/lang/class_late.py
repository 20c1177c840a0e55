# SPDX-License-Identifier: MIT
# Attributes that change every access, assigned to or deleted from a class after others were derived from it.


class A:
    pass


class B(A):
    def __init__(self):
        self.x = 1


class M:
    pass


class C(M, B):
    pass


class D(B):
    __slots__ = ("z",)

    def __eq__(self, other):
        return True


def kinds():
    class L(A):
        pass
    return L


b, c, d, L = B(), C(), D(), kinds()
late = L()


def show(*what):
    print(*what)


A.x = property(lambda self: "property")
show(b.x, c.x, d.x, late.x, b.__dict__)
try:
    b.x = 3
except AttributeError as e:
    show("no setter")
A.x = 5
show(b.x, c.x, late.x)
b.x = 7
show(b.x, A.x)
del A.x
show(b.x, c.x, hasattr(late, "x"))

A.__getattr__ = lambda self, name: "got " + name
show(b.nothing, c.nothing, d.nothing, late.nothing)
del A.__getattr__
show(hasattr(b, "nothing"), hasattr(late, "nothing"))
B.__getattr__ = lambda self, name: "B " + name
show(b.nothing, c.nothing, hasattr(late, "nothing"))
del B.__getattr__

log = []


def setter(self, name, v):
    log.append((name, v))
    object.__setattr__(self, name, v)


A.__setattr__ = setter
b.y = 1
c.x = 2
d.z = 3
late.w = 4
A.__delattr__ = lambda self, name: log.append("del " + name)
del b.y
del A.__setattr__
b.y = 2
del b.y, late.w
show(log, b.y, d.z, late.w)
del A.__delattr__
del b.y
show(hasattr(b, "y"))

A.__getattribute__ = lambda self, name: "all " + name
show(b.x, c.x, d.z, late.x)
del A.__getattribute__
show(b.x, c.x, d.z)

A.__eq__ = lambda self, other: "eq"
show(b == c, late == 1, {b: 1}[b])
del A.__eq__
show(b == c, b == b)
A.__call__ = lambda self, *args: args
show(b(1), c(2, 3), late())
del A.__call__
try:
    late()
except TypeError as e:
    show(e)
A.__len__ = lambda self: 4
show(len(b), len(c), bool(late))

A.__hash__ = lambda self: 12
show(hash(b), hash(c), hash(late))
try:
    hash(d)
except TypeError as e:
    show(e)
A.__hash__ = None
for v in b, c, d, late:
    try:
        hash(v)
        show("hashable")
    except TypeError as e:
        show(e)
del A.__hash__
show(hash(b) == hash(b), hash(late) == hash(late), D.__hash__, "__hash__" in D.__dict__)
D.__hash__ = A.__hash__
show(hash(d) == hash(d))


class E:
    pass


class F(E):
    pass


E.__init__ = lambda self, v: setattr(self, "v", v)
show(F(3).v, E(4).v)
try:
    F()
except TypeError as e:
    show(str(e).split("(")[0])
del E.__init__
show(F().__dict__)
try:
    F(1)
except TypeError as e:
    show(e)


def new(cls, *args):
    o = object.__new__(cls)
    o.args = args
    return o


E.__new__ = new
show(F(1, 2).args, E().args)


class Descriptor:
    def __get__(self, v, cls):
        return "descriptor", v is None


class G:
    d = Descriptor()


class H(G):
    pass


h = H()
h.d = 1
show(h.d)
Descriptor.__set__ = lambda self, v, x: show("set", x)
h.d = 2
show(h.d, h.__dict__)
del Descriptor.__set__
show(h.d)
h.d = 5
show(h.d)


class Meta(type):
    pass


class SubMeta(Meta):
    pass


class I(metaclass=SubMeta):
    pass


Meta.__call__ = lambda cls, *args: ("made", args)
show(I(1))
del Meta.__call__
Meta.__getattr__ = lambda cls, name: "meta " + name
show(I.nothing)
Meta.p = property(lambda cls: cls.__name__)
show(I.p)
type.__setattr__(Meta, "__setattr__", lambda cls, name, v: show("no", name))
I.q = 1
show(I.q)


class N(list):
    pass


class O(N):
    pass


N.__init__ = lambda self, *args: list.__init__(self, [9, 9])
show(O([1]), O())
del N.__init__
show(O([1]), O())
N.__getitem__ = lambda self, i: ("item", i)
N.__iter__ = lambda self: iter("ab")
N.__contains__ = lambda self, x: True
show(O([1])[5], list(O([1])), 7 in O())


class P:
    def __hash__(self):
        return 3


class Q:
    def __eq__(self, other):
        return self is other


class R(P, Q):
    pass


class S(Q, P):
    pass


show(hash(R()))
try:
    hash(S())
except TypeError as e:
    show(e)


def many():
    for i in range(20):
        class Base:
            pass

        class Derived(Base):
            pass

        v = Derived()
        v.x = i
        Base.x = property(lambda self: -1)
        yield v.x


show(sum(many()))
