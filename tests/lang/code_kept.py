# SPDX-License-Identifier: MIT
# not: stock
# Code objects that variables, containers and classes keep, from initialisers on: one for each function, always the same.


def first(a, b=2, *rest, key=None):
    return a, b, rest, key


def second():
    yield 1


async def third():
    pass


codes = {function.__code__: function.__name__ for function in (first, second, third)}
kept = first.__code__
row = (second.__code__, [third.__code__])


class Holder:
    code = first.__code__

    def __init__(self, function):
        self.code = function.__code__

    def method(self):
        return self.code


def outer(n):
    def inner():
        return n
    return inner


print(kept is first.__code__, row[0] is second.__code__, row[1][0] is third.__code__, Holder.code is kept)
print(sorted(codes.values()), codes[getattr(first, "__co" + "de__")], codes[second.__code__], second.__code__ in codes)
print(kept.co_name, kept.co_argcount, kept.co_kwonlyargcount, kept.co_varnames, kept == second.__code__, kept != third.__code__)
made = [Holder(function) for function in (first, second, Holder.method, outer(1), outer(2), lambda: 0)]
print([holder.method().co_name for holder in made], made[3].code is made[4].code, made[0].code is kept)
print(type(kept) is type(made[5].code), type(kept).__name__, isinstance(kept, type(row[0])), hash(kept) == hash(first.__code__))
for junk in range(200):
    [first.__code__, second.__code__, [junk] * 20]
print(first.__code__ is kept, len({function.__code__ for function in (outer(1), outer(2), outer(3))}))
try:
    print(kept.missing)
except AttributeError as e:
    print(e)
print(bool(kept), [name for name in ("co_name", "co_flags", "co_cellvars") if hasattr(kept, name)], outer(5)())
