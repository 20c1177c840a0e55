# SPDX-License-Identifier: MIT
# not: stock
"""What gets through except*: parts of groups, what handlers raise, single exceptions, classes of groups with derive()."""


class Data(Exception):
    def __init__(self, data):
        super().__init__("data")
        self.data = data


class Own(ExceptionGroup):
    def derive(self, excs):
        made = Own(self.message, excs)
        made.mark = bytearray(b"m")
        return made


def one(make):
    try:
        raise make()
    except* Data as group:
        for error in group.exceptions:
            print(type(group).__name__, error.data[0] if isinstance(error, Data) else error.exceptions)
    except* (OSError, KeyError) as group:
        print([e.args for e in group.exceptions], group.message)
    else:
        print("none")


def own():
    try:
        raise Own("own", [Data((1,)), ValueError("v")])
    except* ValueError as group:
        group.mark.append(33)
        print(group.mark, group.exceptions[0].args[0].upper())
    except* Data as group:
        print(group.mark[0], group.exceptions[0].data[0])


one(lambda: Data([7]))
one(lambda: ExceptionGroup("g", [Data({0: "d"}), OSError(2, "o"), KeyError(b"k")]))
one(lambda: OSError(5))
own()
try:
    try:
        raise ExceptionGroup("outer", (TypeError({1, 2}), ExceptionGroup("inner", [IndexError(1.5)])))
    except* IndexError as group:
        raise Data(frozenset("x"))
except ExceptionGroup as group:
    print(group.message, len(group.exceptions), [type(e).__name__ for e in group.exceptions])
    data, rest = group.exceptions
    print(data.data | {"x"} == {"x"}, sorted(rest.exceptions[0].args[0]))
try:
    try:
        raise Data(1j)
    except* KeyError:
        pass
except Data as error:
    print(error.data.imag)
