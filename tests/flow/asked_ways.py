# SPDX-License-Identifier: MIT
# alone
# Who calls __instancecheck__, __subclasscheck__ and __init_subclass__: builtins that are passed on, class patterns, classes made late.


class Meta(type):
    log = []

    def __instancecheck__(cls, x):
        cls.log.append(x.go())
        return hasattr(x, "mark")

    def __subclasscheck__(cls, other):
        cls.log.append(other.of())
        return True


class Asked(metaclass=Meta):
    pass


class A:
    mark = 1

    def go(self):
        return {1.5}

    @classmethod
    def of(cls):
        return bytearray(b"A")


class B:
    def go(self):
        return frozenset([2])

    @classmethod
    def of(cls):
        return (cls.__name__, 2 ** 70)


class C(B):
    def go(self):
        return 0.25

    @staticmethod
    def of():
        return {"c": 1}


class Base:
    seen = []

    def __init_subclass__(cls, **options):
        cls.seen.append((cls.__name__, cls.tell(), sorted(options)))


CHECKS = [isinstance, issubclass]


def main():
    print(list(map(isinstance, [A(), B()], [Asked, Asked])))
    print(CHECKS[0](C(), (int, Asked)), CHECKS[1](B, Asked), issubclass(*[C, Asked]), isinstance(3, (int, Asked)))
    print(Meta.log)
    Meta.log.clear()
    print(list(map(CHECKS[1], [A], (Asked,))), Meta.log)

    class Late(Base, key=1):
        @classmethod
        def tell(cls):
            return frozenset([1.5])

    type("Made", (Late,), {"tell": classmethod(lambda cls: bytearray(3))})
    print(Base.seen)


def plain():
    print(isinstance(A(), Asked), issubclass(B, Asked), Meta.log)
    Meta.log.clear()


plain()
main()
