# SPDX-License-Identifier: MIT
# Builtin classes in brackets as values: types.GenericAlias.
# not: stock
import types

Names = list[str]
Table = dict[str, list[int]]
print(Names, Table, tuple[int, ...], set[float], frozenset[bytes], type[int], tuple[()], list["Name"])
print(Table.__origin__ is dict, Table.__args__, Names.__args__, tuple[int, str].__args__, list[int].__parameters__)
print(Names(), Names("ab"), Table(a=1), tuple[int]((1, 2)), set[int]([3]), list[int]([4]).append(5))
print(list[int] == list[int], list[int] == list[str], list[int] != dict[int, int], hash(list[int]) == hash(list[int]), list[int] == list)
print({list[int]: 1}[list[int]], isinstance(Names, types.GenericAlias), type(Names), type(Names) is types.GenericAlias)
print(Names.append is list.append, Names.__name__, callable(Names))


class Numbers(list[int]):
    def total(self):
        return sum(self)


print(Numbers([1, 2]).total(), Numbers.__mro__[1] is list, isinstance(Numbers(), list))
for bad in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int][str]):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError")


def annotated(a: list[int], b: dict[str, int] = {}) -> tuple[int, ...]:
    c: list[int] = [1]
    return tuple(a + c), b


print(annotated([2]))
print(list[int] | None, None | list[int], int | list[str], list[int] | list[int] | str, (list[int] | None) == (None | list[int]))


def local():
    list = [7, 8]
    return list[1]


def make(kind):
    return list[kind], [dict[str, k] for k in (int, kind)]


class Holder:
    items = list[int]

    def get(self):
        return tuple[str, Names]


print(local(), make(float), Holder.items, Holder().get())
table = {dict[str, int]: "d", list[int]: "l"}
print(table[list[int]], len(table))
