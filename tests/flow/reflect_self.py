# SPDX-License-Identifier: MIT
# alone
"""What methods are bound to, had from the methods: objects of initialisers and others, changed by way of them."""


class Counter:
    def __init__(self):
        self.count = [0]

    def step(self, n):
        self.count[0] += n


class Other:
    table = {}

    def look(self):
        return self.seen

    @classmethod
    def note(cls, x):
        cls.table[x] = len(cls.table)


COUNTER = Counter()
OTHER = Other()
TABLE = [COUNTER.step]
LISTS = [[1], [2]]
ADD = LISTS[0].append


def owners(methods):
    return [m.__self__ for m in methods]


def main():
    owners(TABLE)[0].extra = {"a": 1}
    owners(TABLE)[0].extra["b"] = 2
    owners(TABLE)[0].count.append(7)
    TABLE[0](5)
    print(COUNTER.count, COUNTER.extra)
    look = OTHER.look
    look.__self__.seen = 3.5
    print(look(), OTHER.seen)
    note = Other.note
    note.__self__.name = "n"
    note.__self__.table["x"] = 9
    note("y")
    print(Other.name, Other.table)
    ADD.__self__.append("z")
    ADD(b"q")
    add = LISTS[1].insert
    add.__self__.extend((3, 4))
    getattr(add, "__self__").pop(0)
    print(LISTS)


main()
