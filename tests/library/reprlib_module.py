# SPDX-License-Identifier: MIT
import keyword
import reprlib
from collections import deque

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr(10 ** 50))
print(reprlib.repr([]), reprlib.repr(()), reprlib.repr((1,)), reprlib.repr({}), reprlib.repr(set()), reprlib.repr({2, 1}), reprlib.repr(frozenset([3])), reprlib.repr(deque(range(9))))
r = reprlib.Repr()
r.maxlevel, r.maxlist, r.maxdict, r.maxstring, r.maxother = 2, 3, 2, 12, 8
print(r.repr([[[1]], 2, 3, 4]), r.repr({"b": 1, "a": 2, "c": 3}), r.repr("hello wonderful"), r.repr("short"), r.repr(3.14159265358979))


class Tree:
    def __init__(self, name):
        self.name, self.children = name, []

    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return "%s%r" % (self.name, self.children)


class Odd:
    def __repr__(self):
        raise ValueError


t = Tree("root")
t.children += [Tree("leaf"), t]
print(t, t.__repr__.__name__, reprlib.repr(Odd()).split(" at ")[0])
print([w for w in ("if", "iff", "async", "None", "print") if keyword.iskeyword(w)], keyword.issoftkeyword("match"), keyword.issoftkeyword("for"), len(keyword.kwlist))
