# SPDX-License-Identifier: MIT
# Classes behind a builtin base: the builtin type comes first on the MRO.
# not: stock
class Mix:
    def __add__(self, o): return "mix"
    def __repr__(self): return "mixrepr"
    def __str__(self): return "mixstr"
    def __eq__(self, o): return "eq"
    def __lt__(self, o): return "lt"
    def __hash__(self): return 5
    def __len__(self): return 77
    def __format__(self, s): return "fmt"
    def __bool__(self): return False
    def __radd__(self, o): return "radd"
    def __getitem__(self, i): return "item"
    def __iter__(self): return iter([9])
    def __contains__(self, x): return True
    def bit_length(self): return "bl"
    def extra(self): return "extra"
class A(int, Mix): pass
class L(list, Mix): pass
class S(str, Mix): pass
class T(tuple, Mix): pass
class F(float, Mix): pass
class Di(dict, Mix): pass
for v in (A(3), F(2.5)):
    print(v + 1, 1 + v, repr(v), str(v), v == 3, v < 4, hash(v) == hash(3), bool(v), f"{v}", v.extra())
print(A(3).bit_length())
for v in (L([1,2]), T((1,2)), S("ab")):
    print(len(v), repr(v), str(v), v[0], list(v), 5 in v if not isinstance(v, str) else "z" in v, bool(v), v == 1, v + v, v.extra())
d = Di(a=1)
print(len(d), d["a"], list(d), "b" in d, d == {"a": 1}, repr(d), bool(d))


class First(Mix, int):
    pass


class Late(A):
    def __add__(self, other):
        return "late"


print(First(3) + 1, repr(First(3)), len(First(3)), Late(1) + 1, Late(1) - 1, Late(4) == 4)


class Text:
    def __str__(self):
        return "text"


class Fault(ValueError, Text):
    pass


class Word(str, Text):
    pass


class Number(int, Text):
    pass


class Many(list, Text):
    def __repr__(self):
        return "many"


print(str(Word("w")), str(Number(1)), str(Many()), f"{Number(2)} {Word('x')}", repr(Number(3)))
print(list.__str__ is object.__str__, int.__str__ is object.__str__, str.__str__ is object.__str__)
print(list.__str__([1]), int.__str__(5), [].__str__(), (5).__str__(), super(Many, Many()).__str__())
