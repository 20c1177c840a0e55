# SPDX-License-Identifier: MIT
# alone
# What is None at first, and something else by ways that are no assignment.


class Thing:
    def go(self):
        return "went"


class Slot:
    value = None
    other = None
    third = None

    def test(self):
        if self.value is not None:
            return self.value.go()
        return "no"

    def test_other(self):
        if not self.other:
            return "no"
        return self.other.go()

    def test_third(self):
        return self.third.go() if self.third else "no"


slot = Slot()
table = {"x": None}
row = [None, None]


def ask(x=None):
    if x:
        return x.go()
    return "no"


def odd(x):
    if x is None:
        return "none"
    return "other %r" % (x,)


def gen():
    got = yield 1
    while got is not None:
        got = yield got.go()
    yield "end"


class Num:
    def __add__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return ...


def caught(f):
    held = None
    try:
        f()
    except ValueError as e:
        held = e.__cause__
    if held is not None:
        return type(held).__name__, held.args
    return "no cause"


def chained():
    raise ValueError("v") from KeyError("k")


class Manager:
    def __enter__(self):
        return None

    def __exit__(self, kind, value, tb):
        if kind is None:
            return False
        self.seen = kind.__name__
        return True


def main():
    print(slot.test(), slot.test_other(), slot.test_third(), ask())
    setattr(slot, "value", Thing())
    slot.other = Thing()
    Slot.third = Thing()
    print(slot.test(), slot.test_other(), slot.test_third())
    print(ask(*[Thing()]), ask(**{"x": Thing()}))
    print(odd(...), odd(NotImplemented), odd(None), odd(Num().__add__(1)), odd(Num() == 1))
    g = gen()
    print(next(g), g.send(Thing()), g.send(None))
    print(caught(chained))
    m = Manager()
    with m:
        raise KeyError("x")
    print(m.seen)
    table["x"] = Thing()
    row[1:] = [Thing()]
    got = table.get("x")
    if got is not None and row[0] is None:
        print(got.go(), row[1].go() if row[1] else "no")
    x = None
    for y in (None, Thing()):
        if x is not None:
            print(x.go())
        elif not (y is None):
            print("y", y.go())
        x = y
    if not not x:
        print("twice", x.go())
    missing = object.__eq__(x, 3)
    if missing is not None:
        print("missing", missing)
    z = None
    z = z or Thing()
    print(z is not None and z.go())
    while z is not None:
        z = None
    else:
        print("done")


main()
