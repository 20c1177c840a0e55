# SPDX-License-Identifier: MIT
# The data model's less common parts.
import math


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


# metaclasses
class Ordered(dict):
    def __setitem__(self, key, value):
        if not key.startswith('__'):
            print('set', key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print('prepare', name, bases, keywords)
        return Ordered(injected=len(bases))

    def __new__(meta, name, bases, namespace, **keywords):
        print('new', name, sorted(k for k in namespace if not k.startswith('__')))
        cls = super().__new__(meta, name, bases, dict(namespace))
        cls.keywords = keywords
        return cls

    def __init__(cls, name, bases, namespace, **keywords):
        print('init', name, keywords)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **keywords):
        print('call', cls.__name__, args, keywords)
        return super().__call__(*args, **keywords)

    def __instancecheck__(cls, instance):
        return instance == 'special' or super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        return other is int or super().__subclasscheck__(other)

    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter([cls.__name__])

    def __contains__(cls, x):
        return x == 1

    def __getitem__(cls, x):
        return (cls.__name__, x)

    def __repr__(cls):
        return '<meta ' + cls.__name__ + '>'

    def __add__(cls, other):
        return (cls.__name__, '+', other)

    def __getattr__(cls, name):
        if name == 'missing':
            return 'from meta'
        raise AttributeError(name)

    @property
    def prop(cls):
        return 'prop of ' + cls.__name__


class A(metaclass=Meta, flag=1, other='x'):
    one = 1

    def __init__(self, x=0):
        self.x = x


class B(A, flag=2):
    two = 2


print(A, B, type(A), type(B), A.keywords, B.keywords, A.injected, B.injected)
print(A(3).x, B(x=4).x, isinstance('special', A), isinstance(B(), A), isinstance(3, A), issubclass(int, A), issubclass(B, A), issubclass(str, A))
print(len(A), list(A), 1 in A, 2 in A, A[5], A + 1, A.missing, A.prop, B.prop, type.__call__(A, 9).x)
attempt(lambda: A.nothing)
attempt(lambda: A().missing)
attempt(lambda: A().prop)
print(Meta('C', (A,), {'z': 1}, flag=3).keywords)


# __init_subclass__, __set_name__, __class_getitem__
class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **keywords):
        super().__init_subclass__(**keywords)
        cls.tag = tag
        Base.registry.append((cls.__name__, tag))

    def __class_getitem__(cls, item):
        return (cls.__name__, item)


class Named:
    def __set_name__(self, owner, name):
        self.name = name
        print('set_name', owner.__name__, name)

    def __get__(self, instance, owner):
        return (self.name, instance is None, owner.__name__)


class D(Base, tag='d'):
    field = Named()
    other = Named()


class E(D):
    pass


print(Base.registry, D.tag, E.tag, D[1], E[int, str], D.field, E().field, D().other)
attempt(lambda: type('F', (Base,), {}, nope=1))


def with_keywords():
    class G(object, x=1):
        pass


attempt(with_keywords)


# __slots__
class S:
    __slots__ = ('a', 'b')
    c = 5

    def __init__(self):
        self.a = 1


class T(S):
    __slots__ = 'd'


class U(S):
    pass


class W:
    __slots__ = ('x', '__dict__')


s, t, u, w = S(), T(), U(), W()
attempt(lambda: s.b)
attempt(setattr, s, 'z', 1)
attempt(setattr, s, 'c', 1)
t.d = t.b = 2
print(t.a, t.b, t.d)
attempt(setattr, t, 'z', 1)
u.z = 3
print(u.z, u.__dict__)
w.x, w.y = 1, 2
print(w.x, w.__dict__)
attempt(lambda: s.__dict__)
del s.a
attempt(lambda: s.a)
print(S.__slots__, T.__slots__)


# conversions and protocols
class N:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v

    def __int__(self):
        return self.v * 10

    def __float__(self):
        return self.v + 0.5

    def __round__(self, n=None):
        return ('round', n)

    def __trunc__(self):
        return 'trunc'

    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'

    def __matmul__(self, other):
        return ('@', other)

    def __rmatmul__(self, other):
        return ('r@', other)

    def __imatmul__(self, other):
        return ('i@', other)

    def __divmod__(self, other):
        return ('divmod', other)

    def __rdivmod__(self, other):
        return ('rdivmod', other)

    def __pow__(self, other, mod=None):
        return ('pow', other, mod)

    def __reversed__(self):
        return iter('reversed')

    def __length_hint__(self):
        return 3

    def __format__(self, spec):
        return 'fmt:' + spec

    def __bytes__(self):
        return b'bytes'

    def __contains__(self, x):
        return 'yes' if x else ''


n = N(2)
print([0, 1, 2, 3][n], 'abc'[n], range(10)[n], bin(n), hex(n), int(n), float(n), [1] * n, chr(N(65)), (1, 2, 3)[n:], bytes(n))
print(round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), n @ 1, 1 @ n, divmod(n, 1), divmod(1, n), n ** 2, pow(n, 2, 3))
n @= 5
print(n)
n = N(2)
print(''.join(reversed(n)), f'{n:x}', format(n), 1 in n, 0 in n)


class Missing(dict):
    def __missing__(self, key):
        return ('missing', key)


m = Missing(a=1)
print(m['a'], m['b'], m.get('b'), 'b' in m)


class Dir:
    def __dir__(self):
        return ['z', 'a']


print(dir(Dir()))


class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


match Point(1, 2):
    case Point(1, y=3):
        print('no')
    case Point(a, b):
        print('point', a, b)


def function(a: int, b=2, *, c: str = 'x') -> float:
    """doc"""


function.attribute = 5
function.other = [1]
print(function.attribute, function.__name__, function.__qualname__, function.__defaults__, function.__kwdefaults__, function.__doc__, function.__module__ == __name__)
print(sorted(function.__dict__), hasattr(function, 'nothing'))
del function.attribute
attempt(lambda: function.attribute)
attempt(lambda: (lambda: 0).x)


class Callable:
    def __call__(self, *args, **keywords):
        return args, keywords


print(Callable()(1, 2, x=3), callable(Callable()), callable(A), callable(n))


class Property:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        """the x"""
        return self._x

    @x.setter
    def x(self, v):
        self._x = v

    @x.deleter
    def x(self):
        del self._x


p = Property()
p.x = 5
print(p.x, Property.x.__doc__, type(Property.x).__name__)
del p.x
attempt(lambda: p.x)


class Comparable:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return NotImplemented if not isinstance(other, Comparable) else self.v == other.v

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Comparable) else self.v < other.v

    __hash__ = None


a, b = Comparable(1), Comparable(2)
print(a == b, a != b, a < b, a > b, a == 1, a != 1, sorted([b, a])[0] is a)
attempt(lambda: a <= b)
attempt(lambda: a < 1)
attempt(hash, a)
attempt(lambda: [1][1.5])
print(type(n).__mro__ == (N, object), N.__bases__, N.__base__ is object)


class Odd:
    length = len
    made = property(lambda self: 1)

    def __new__(cls, *args):
        print('new', cls.__name__, args)
        return super().__new__(cls)

    def __neg__(self):
        return NotImplemented

    def show(self):
        return str(super())


o = Odd()
print(o.length([1, 2]), Odd.length('abc'), type(o.__new__(Odd, 5)) is Odd, -o, o.show())


class Setter:
    def __set_name__(self, owner, name):
        setattr(owner, name + '_other', name)
        setattr(owner, 'more_' + name, name)


class Changed:
    a = Setter()
    b = Setter()


print(Changed.a_other, Changed.b_other, Changed.more_a)


class Stored:
    def __setattr__(self, name, value):
        object.__setattr__(self, 'x' + name, value)


stored = Stored()
stored.y = 4
print(stored.xy)
attempt(lambda: object.__setattr__(stored, 5, 5))
