# SPDX-License-Identifier: MIT
# stock takes __class__ and __dict__ for any attributes
# not: stock
# What __class__ and __dict__ of an instance may become; __match_args__; containers that __init__ fills.
import operator


class T:
    def __init__(self):
        self.x = 1


class U:
    def __init__(self):
        self.y = 2


class Mine(list):
    pass


def assign(v, name, x):
    try:
        setattr(v, name, x)
        print(type(v).__name__, sorted(v.__dict__))
    except TypeError as e:
        print(e)


assign(T(), "__class__", U)
assign(T(), "__dict__", {"a": 1})
assign(T(), "__class__", 5)
assign(T(), "__class__", int)
assign(T(), "__class__", object)
assign(T(), "__dict__", 5)
assign(T(), "__dict__", None)
t = T()
t.__class__ = U
t.__dict__ = {"b": 3}
print(isinstance(t, U), t.b)
try:
    t.__dict__ = [1]
except TypeError as e:
    print(e)
try:
    t.__class__ = "U"
except TypeError as e:
    print(e)
try:
    t.__class__ = Mine
except TypeError:
    print("another layout")


class Listed:
    __match_args__ = ["x"]
    x = 1


class Numbered:
    __match_args__ = ("x", 1)
    x = 1


class Right:
    __match_args__ = ("x", "y")
    x, y = 1, 2


def match(v):
    try:
        match v:
            case Listed(1):
                print("listed")
            case Numbered(1, 2):
                print("numbered")
            case Right(1, 2):
                print("right")
    except TypeError as e:
        print(e)


match(Listed())
match(Numbered())
match(Right())


class Octets(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.given = len(args)


class Twice(bytearray):
    def __init__(self, text):
        super().__init__(text, "utf-8")
        self.append(33)


for args in (), (b"abc",), (3,), ("x\xe9", "utf-8"), ([1, 2],):
    b = Octets(*args)
    print(b, len(b), b.given)
print(Twice("ab"))
b = Octets(b"abc")
b.__init__(b"zz")
print(b)
b.__init__()
print(b, len(b))
try:
    Octets(-1)
except ValueError as e:
    print(e)
try:
    Octets("abc")
except TypeError as e:
    print(e)


class I(int):
    def __index__(self):
        print("called")
        return 7


print(operator.index(I(3)), type(operator.index(I(3))).__name__, type(operator.index(True)).__name__)
print([0, 1, 2, 3][I(2)], I(2).__index__())
