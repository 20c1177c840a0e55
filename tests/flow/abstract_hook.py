# SPDX-License-Identifier: MIT
# alone
# __subclasshook__, and classes that others were registered with.
from abc import ABC, ABCMeta


class Sized(metaclass=ABCMeta):
    asked = []

    @classmethod
    def __subclasshook__(cls, other):
        cls.asked.append(other.__name__)
        if cls is Sized:
            return hasattr(other, "__len__")
        return NotImplemented


class Bag:
    def __len__(self):
        return 3


class Plain(ABC):
    pass


class Below(Plain):
    def go(self):
        return {1.5}


class Third:
    def go(self):
        return bytearray(2)


@Plain.register
class Early:
    pass


def main():
    print(isinstance(Bag(), Sized), isinstance([1], Sized), isinstance(3, Sized), Sized.asked)
    print(issubclass(Early, Plain), isinstance(Early(), Below), issubclass(int, Plain))
    Below.register(Third)
    Plain.register(int)
    for x in (Below(), Third(), Early(), 3):
        if isinstance(x, Plain):
            print(type(x).__name__, x.go() if hasattr(x, "go") else None)


main()
