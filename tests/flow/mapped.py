# SPDX-License-Identifier: MIT
# alone
"""map, filter and iter: what they call, with what, and what they give; objects of initialisers."""


class Pin:
    def __init__(self, n):
        self.n = n
        self.log = []

    def on(self, *why):
        self.log.append(why)
        return self

    def __call__(self, x):
        self.n += x
        return {"n": self.n}


class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n / 2


PINS = [Pin(i) for i in range(3)]
TABLE = {"a": [1], "b": [2.5]}
GROUPS = ([b"x"], {"y"})


def mark(pin):
    pin.state = ["on"]
    return pin.state


def pair(a, b, c=None):
    return a, b.append(c), b


def heavy(x):
    x.append("seen")
    return len(x) > 2


def count():
    PINS[0].n -= 1
    return PINS[0].n


def main():
    for state in map(mark, PINS):
        state.append(1)
    print([pin.state for pin in PINS])
    print(list(map(pair, "ab", TABLE.values())), TABLE)
    print([list(x) for x in map(pair, [1], [[]], (None,))])
    print([x.log for x in map(Pin.on, PINS[:1], ["why"])], PINS[0].log)
    print([x["n"] for x in map(PINS[2], [1, 2.5])], next(map(Pin, [7])).n)
    print(sorted(map(str, [1, 2.5])), list(map(lambda f: f("3"), (int, float))))
    print(list(filter(heavy, TABLE.values())), list(filter(None, [0, "", GROUPS[0]]))[0].append(5), GROUPS)
    print(list(filter(PINS[1].on, "z")), PINS[1].log)
    it = iter(GROUPS)
    next(it).append(6)
    next(it).add(8.5)
    print(GROUPS[0], len(GROUPS[1]), next(it, None))
    print(next(iter(TABLE)), [x for x in iter(Down(3))], next(iter("q")), next(iter(b"q")), next(iter(TABLE.items())))
    PINS[0].n = 4
    print(list(iter(count, 1)), list(iter(TABLE["a"].pop, 1)))
    print(list(map(*[len, ["ab", (1,)]])), max(map(abs, (-1, -2.5))))
    got = map(PINS[0].on, iter([{"k": 1}]))
    list(got)[0].log[-1][0]["m"] = 2
    print(PINS[0].log[-1])


main()
