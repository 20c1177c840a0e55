# SPDX-License-Identifier: MIT
# alone
# What metaclasses' __instancecheck__ and __subclasscheck__ get, and nothing else makes of it.


class Meta(type):
    log = []

    def __instancecheck__(cls, x):
        cls.log.append(x.go())
        return hasattr(x, "__mark__") or hasattr(x, "__len__")

    def __subclasscheck__(cls, other):
        cls.log.append(other.of())
        return hasattr(other, "__len__")


class Asked(metaclass=Meta):
    pass


class A:
    __mark__ = 1

    def go(self):
        return {1.5}


class B:
    held = [1]

    @classmethod
    def of(cls):
        cls.held.append(2 ** 70)
        return (cls.__name__, cls.held)


class C(B):
    def __len__(self):
        return 1


def main():
    print(isinstance(A(), Asked), issubclass(B, (int, Asked)), issubclass(C, Asked))
    print(Meta.log)


main()
