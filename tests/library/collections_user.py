# SPDX-License-Identifier: MIT
import collections
from collections import ChainMap, UserDict, UserString

c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c, c["a"], c["b"], len(c), list(c), "b" in c, c.get("z", 0), dict(c) == {"a": 1, "b": 3}, bool(ChainMap()), c == {"a": 1, "b": 3})
d = c.new_child({"x": 9}, y=8)
d["a"] = 5
print(d, d.parents == c, d.pop("x"), d.copy().maps[1] is c.maps[0], sorted(d.items()), c | {"q": 1}, {"q": 1} | c)
del d["a"]
for bad in (lambda: d.__delitem__("zz"), lambda: c["zz"], lambda: ChainMap().popitem()):
    try:
        bad()
    except KeyError as e:
        print("KeyError", e)


class Lower(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.lower(), item)

    def __missing__(self, key):
        return "no " + key


u = Lower({"A": 1}, B=2)
u.update(C=3)
u.setdefault("D", 4)
print(u, u["zz"], len(u), sorted(u), u | {"e": 5}, u.copy() == u, type(u.copy()).__name__, u.pop("a"), "a" in u, Lower.fromkeys("XY", 0), isinstance(u, dict))


class Stack(collections.UserList):
    def push(self, x):
        self.append(x)


s = Stack([1, 2])
s.push(3)
s += [4]
print(s, s[1:], type(s[1:]).__name__, s + [5], [0] + s, s * 2, len(s), s == [1, 2, 3, 4], s < [2], s.index(3), s.count(9), s.pop(), 2 in s)
s.insert(0, 9)
s.sort()
s.reverse()
s.extend(Stack([7]))
s.remove(9)
print(s, s.copy() is s, sorted(s), max(s))


class Text(UserString):
    pass


t = Text("Hello World")
print(t, repr(t), t.upper(), type(t.upper()).__name__, t + "!", "<" + t, t[0:4], len(t), t.split(), t.find("o"), t == "Hello World", t.replace("o", Text("0")), "World" in t, t.startswith("He"), hash(t) == hash("Hello World"), t * 2, Text("%d%%") % 5, "-".join([str(t)]), t.encode(), t.center(15, "*"), int(Text("12")))
