# SPDX-License-Identifier: MIT
# alone
# What __setattr__ and __delattr__ get: from statements, from setattr() with names that are computed, from builtins.


class Watched:
    log = []

    def __setattr__(self, name, value):
        self.log.append((name, value.go() if hasattr(value, "go") else value))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.log.append(name)
        super().__delattr__(name)


class A:
    def go(self):
        return {1.5}


class B:
    def go(self):
        return bytearray(b"b")


class C:
    def go(self):
        return frozenset("c")


class D:
    def go(self, *more):
        return more, 2 ** 70


class Extra:
    def __setattr__(self, *args):
        Watched.log.append(args[1].go(args))


HELD = Watched()


def main():
    HELD.a = A()
    setattr(HELD, "b" + "c", B())
    for HELD.i in (1, C()):
        pass
    with Manager() as HELD.w:
        pass
    HELD.x, *HELD.y = 1, A(), 2
    del HELD.a
    delattr(HELD, "".join(["b", "c"]))
    print([(n if isinstance(n, str) else (n[0], sorted(n[1]) if isinstance(n[1], (set, frozenset)) else n[1])) for n in HELD.log if n[0] != "y"])
    HELD.log.clear()
    Extra().any = D()
    print(HELD.log[0][1], len(HELD.log[0][0][0]))
    HELD.__setattr__("z", C())
    print(HELD.z.go(), HELD.log[1][0])


class Manager:
    def __enter__(self):
        return D()

    def __exit__(self, *what):
        return False


main()
