# SPDX-License-Identifier: MIT
import operator
from operator import itemgetter, attrgetter, methodcaller

two = ["lt", "le", "eq", "ne", "ge", "gt", "is_", "is_not", "add", "and_", "floordiv", "lshift", "mod", "mul", "or_",
       "pow", "rshift", "sub", "truediv", "xor", "iadd", "iand", "ifloordiv", "ilshift", "imod", "imul", "ior", "ipow",
       "irshift", "isub", "itruediv", "ixor"]
for name in two:
    print(name, getattr(operator, name)(7, 2), getattr(operator, name)(4, 4))
for name in ["not_", "truth", "abs", "index", "inv", "invert", "neg", "pos"]:
    print(name, getattr(operator, name)(5), getattr(operator, name)(-3))
items = [1, 2]
same = operator.iadd(items, [3])
print(items, same is items, operator.concat("a", "b"), operator.iconcat([1], [2]))
print(operator.contains([1, 2], 2), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"))
print(operator.getitem("abc", 1), operator.setitem(items, 0, 9), items, operator.delitem(items, 1), items)
print(operator.call(max, 1, 5, key=lambda x: -x), operator.length_hint([1, 2]), operator.length_hint(object(), 4))
print(operator.__add__(1, 2), operator.__lt__(1, 2), operator.__getitem__([5], 0), operator.__not__(1))


class Matrix:
    def __matmul__(self, other):
        return "matmul"

    def __imatmul__(self, other):
        return "imatmul"

    def __length_hint__(self):
        return 12


print(operator.matmul(Matrix(), 1), operator.imatmul(Matrix(), 1), operator.length_hint(Matrix()))

print(itemgetter(1)("ABCDEFG"), itemgetter(1, 3, 5)("ABCDEFG"), itemgetter(slice(2, None))("ABCDEFG"))
inventory = [("apple", 3), ("banana", 2), ("pear", 5), ("orange", 1)]
print(sorted(inventory, key=itemgetter(1)), list(map(itemgetter(0), inventory)), itemgetter("k")({"k": 1}))


class Place:
    def __init__(self, name, town=None):
        self.name, self.town = name, town

    def shout(self, mark="!", *, times=1):
        return self.name.upper() + mark * times


here = Place("house", Place("bern"))
print(attrgetter("name")(here), attrgetter("town.name")(here), attrgetter("name", "town.name")(here))
print(methodcaller("shout")(here), methodcaller("shout", "?", times=2)(here), methodcaller("split")("a b"))
print(attrgetter("real")(5), attrgetter("town.name.upper")(here)())
for wrong in (lambda: attrgetter(1), lambda: attrgetter("nothing")(here), lambda: itemgetter(9)("a"), lambda: itemgetter(),
              lambda: operator.add(1, "a"), lambda: operator.indexOf([1], 2), lambda: operator.index(1.5),
              lambda: operator.concat(1, 2), lambda: operator.truediv(1, 0)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, "" if isinstance(error, TypeError) else error)
