# SPDX-License-Identifier: MIT
# alone
# Who calls __instancecheck__, too: tuples in tuples, unions, classes in variables.


class Meta(type):
    def __instancecheck__(cls, x):
        return x.go(cls)

    def __subclasscheck__(cls, other):
        return other.of(cls)


class Asked(metaclass=Meta):
    kept = [1]


class A:
    def go(self, cls):
        cls.kept.append({1.5})
        return cls.kept

    @staticmethod
    def of(cls):
        cls.kept.append(0.5)
        return bytearray(cls.kept[0])


class B:
    def go(self, cls):
        return frozenset(["b"])

    @classmethod
    def of(me, cls):
        return (me.__name__, cls.kept)


GROUPS = ((int, (str, Asked)), Asked)


def main():
    print([isinstance(x, GROUPS) for x in (A(), B())])
    print([issubclass(c, GROUPS[0]) for c in (A, B)])
    try:
        raise KeyError(1)
    except KeyError as e:
        print(e.args)
    print(Asked.kept)


main()
