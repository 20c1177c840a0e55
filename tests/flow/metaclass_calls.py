# SPDX-License-Identifier: MIT
# alone
# What metaclasses do with their classes, and who calls it.


class Registry(type):
    known = {}
    calls = []

    def __new__(meta, name, bases, body):
        cls = super().__new__(meta, name, bases, body)
        cls.stamp = [name]
        meta.known[name] = cls
        return cls

    def __call__(cls, *args):
        self = super().__call__(*args)
        cls.stamp.append(self.n)
        Registry.calls.append(cls.__name__)
        return self

    def __len__(cls):
        return len(cls.stamp)

    def __iter__(cls):
        for s in cls.stamp:
            yield s

    def __getitem__(cls, key):
        return cls.of_class(key)

    def __contains__(cls, x):
        return x in cls.stamp

    def of_class(cls, key):
        return (cls.__name__, key * 1.5)

    def __eq__(cls, other):
        return cls is other or getattr(other, "alias", None) is cls

    def __hash__(cls):
        return 7

    @property
    def size(cls):
        return {len(cls.stamp)}

    def __getattr__(cls, name):
        return cls.other(name)

    def other(cls, name):
        return [name, len(name)]


class Base(metaclass=Registry):
    def __init__(self, n):
        self.n = n

    def of_class(self, x):
        return "of the instance"


class Derived(Base):
    pass


class Other:
    alias = Base


def main():
    print(Base(1).n, Derived(2.5).n, Base.stamp, Derived.stamp, Registry.calls)
    print(len(Base), list(Derived), Base[2], 1 in Base, Derived.size)
    print(Base == Other, Base.nothing, Base(3).of_class(1))
    print(sorted(Registry.known), Registry.known["Derived"](4).n)
    print({Base: 1, Derived: 2}[Derived])


main()
