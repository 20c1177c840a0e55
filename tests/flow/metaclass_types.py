# SPDX-License-Identifier: MIT
# alone
# Classes of metaclasses that type(), __class__, class methods, __mro__ and __exit__ give.


class Meta(type):
    def __getitem__(cls, key):
        return cls.tell(), key * 1.5

    def tell(cls):
        cls.told.append(cls.__name__)
        return frozenset(cls.told)

    def __len__(cls):
        return 3

    def __iter__(cls):
        yield bytearray(len(cls))

    def __call__(cls, *args):
        return {"made": super().__call__(*args).n}


class A(metaclass=Meta):
    told = []

    def __init__(self, n=0.25):
        self.n = [n]

    @classmethod
    def both(cls):
        return [x for x in cls], cls(2)


class B(A):
    told = ["B"]


class Bad(KeyError, metaclass=Meta):
    told = []

    def __init__(self, *args):
        self.n = args


def bare(cls):
    self = object.__new__(cls)
    A.__init__(self)
    return self


ONE = bare(A)
TWO = bare(B)


class Watch:
    def __enter__(self):
        return 1

    def __exit__(self, kind, value, trace):
        print(kind.__name__, value.args)
        return True


def main():
    print(type(ONE)[2][1], len(TWO.__class__), TWO.both())
    print([c.tell() for c in B.__mro__[:2]], B.__bases__[0](7), A.__base__ is object)
    with Watch():
        raise KeyError(1)
    print([len(k) for k in (type(ONE), type(TWO))])


main()
