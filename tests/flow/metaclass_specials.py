# SPDX-License-Identifier: MIT
# alone
# Metaclasses with methods that instances' classes have under the same names, and classes as keys, operands and contexts.


class Meta(type):
    def __enter__(cls):
        cls.depth.append(1)
        return cls.make()

    def __exit__(cls, *what):
        cls.depth.append(what[0])
        return True

    def __add__(cls, other):
        return [cls.__name__, other]

    def __bool__(cls):
        return bool(cls.depth)

    def make(cls):
        return cls(2)

    def __del__(cls):
        pass

    def __lt__(cls, other):
        return cls.order < other.order

    def __repr__(cls):
        return "<%s %r>" % (cls.__name__, cls.order)

    def __format__(cls, spec):
        return spec + cls.show()

    def show(cls):
        return str({len(cls.depth)})


class A(metaclass=Meta):
    depth = []
    order = 2.5

    def __init__(self, n):
        self.n = {n: bytearray(n)}

    def make(self):
        return "never"

    def __add__(self, other):
        return self.n[other] + b"x"

    def __lt__(self, other):
        return frozenset(self.n) < other


class B(A):
    depth = [0]
    order = 2 ** 70


def main():
    print(bool(A), bool(B))
    with A as a:
        print(a.n, a + 2)
        raise ValueError
    print(A.depth[1].__name__, A + 3)
    A.extra = [1]
    print(A.extra, B.extra, sorted([B, A]), "{:>}{}".format(A, B))
    print(A(1) < {1, 2, 3})


main()
