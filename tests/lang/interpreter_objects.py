# SPDX-License-Identifier: MIT
# alone
# What the interpreter `objects` of runtime/abi/interpreter.def has, and nothing more.
words = ["one", "two", "three"]
gone = 1


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, by):
        self.x += by
        return Point(self.x, self.y - by)


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def outcome(f, a):
    try:
        print(f(a))
    except ValueError as e:
        print("ValueError", e)
    except (KeyError, AttributeError, TypeError, IndexError) as e:
        print("other", e)
    finally:
        print("done")


def faults(a):
    if a == 1:
        raise ValueError("one")
    if a == 2:
        return {}["x"]
    if a == 3:
        return Point(1, 2).z
    if a == 4:
        return 1 + "a"
    if a == 5:
        return words[9]
    if a == 6:
        words[9] = 1
    if a == 7:
        "abc".x = 1
    if a == 8:
        return a()
    if a == 9:
        for i in a:
            print(i)
    if a == 10:
        return gone
    return -"a"


def again(a):
    try:
        faults(a)
    except ValueError:
        print("again")
        raise


def leaves():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("in", i)
        finally:
            print("out", i)
    try:
        return "returned"
    finally:
        print("last")


def main():
    p = Point(3, 4)
    q = p.moved(2)
    print(p.x, p.y, q.x, q.y)
    for i in count(3):
        print(i, [i, -i], (i, i + 1), {"k": i})
    for i in range(5, -5, -3):
        print(i)
    for word in words:
        print(word)
    for key in {"a": 1, "b": 2}:
        print(key)
    for i in 1, 3, 4, 5, 6, 7, 8, 9, 11, 2:
        outcome(faults, i)
    global gone
    del gone
    try:
        faults(10)
    except NameError as e:
        print(e)
    outcome(again, 1)
    print(leaves())
    print(f"{p.x}-{q.y:>4}")
    g = count(2)
    print(next(g), next(g), next(g, "over"))


main()
