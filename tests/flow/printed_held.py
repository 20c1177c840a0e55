# SPDX-License-Identifier: MIT
"""What is printed only because a container that holds it is."""


class Part:
    def __repr__(self):
        return "part"


class Row(list):
    pass


def texts(item):
    return "%s %r" % (item, [item])


first = {"a": [1, (2.5, None)], (1, b"x"): {True, frozenset([3])}}
first["self"] = [range(3), slice(1, Part())]
print(first)
print(list(first.items())[1:])
print(first.keys())
print(texts(Row([bytearray(b"q"), Part()])))
print(f"{[1j]!r} {type(first)} {[len, Part] == [len, Part]}")
print(repr([...]), str((NotImplemented,)), [2**70])
