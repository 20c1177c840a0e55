# SPDX-License-Identifier: MIT
# not: stock
# alone
"""Builtin methods that a class has under special names: they change its instances."""


class Bag(list):
    __call__ = list.append
    __pos__ = list.pop
    __iadd__ = list.append
    __enter__ = list.clear

    def __exit__(self, *exception):
        return False


class Table(dict):
    __call__ = dict.setdefault
    __invert__ = dict.clear
    __lshift__ = dict.update


class Filled(list):
    def __init__(self):
        pass

    __lshift__ = list.extend


bag, other, table, filled = Bag(), Bag([1, 2]), Table(a=1), Filled()
print(len(bag))
bag("x")
print(len(bag), +other, len(other))
with other:
    print(len(other))
table("b", 2)
table << {"c": 3}
print(len(table))
print(~table, len(table))
filled << "abc"
print(len(filled))
bag += 1
print(bag)
