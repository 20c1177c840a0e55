# SPDX-License-Identifier: MIT
# A builtin type first among the bases of a class that type() makes, and of one whose bases are unpacked.
# not: stock
class Mixin:
    def __sub__(self, other):
        return "mixed"

    def __len__(self):
        return 77

    def __iter__(self):
        return iter("mixed")


Made = type("Made", (int, Mixin), {})
print(Made(5) - 2, len(Made(5)))

bases = (list, Mixin)


class Starred(*bases):
    pass


print(len(Starred([1, 2])), [x for x in Starred([1, 2])], Starred([3])[0])
