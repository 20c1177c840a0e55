# SPDX-License-Identifier: MIT
# alone
# Each way to write into a list is the first write into one that an initialiser made, whose items are in ROM until then.
import heapq


def items(n):
    return [(i * 37) % 101 - 50 for i in range(n)]


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return "Odd(%d)" % self.n


class Told:
    def __init__(self, change):
        self.change = change

    def __index__(self):
        self.change()
        return 2

    def __eq__(self, other):
        self.change()
        return False


def store(l, i, v):
    l[i] = v


def store_slice(l, s, v):
    l[s] = v


def remove(l, s):
    del l[s]


def add(l, v):
    l += v
    return l is v


def times(l, n):
    l *= n


def both(l):
    l[0], l[-1] = l[-1], l[0]


def counted(l):
    for i in range(len(l)):
        l[i] += i


def target(l):
    for l[3] in "ab":
        pass


def nested(l):
    [l.__setitem__(i, -l[i]) for i in range(4)]


def while_read(l):
    total = 0
    for x in l:
        total += x
        if total > -60:
            l[-1] = 1000
    return total


def loop_grows(l):
    seen = 0
    for x in l:
        seen += 1
        if seen < 5:
            l.append(x)
    return seen


def heap_mixed(l):
    return [heapq.heappushpop(l, -100), heapq.heappushpop(l, 7), heapq.heapreplace(l, 3)]


def fails(l):
    out = []
    for way in (lambda: l.remove(12345), lambda: store(l, 99, 0), lambda: l.pop(99), lambda: remove(l, 99),
                lambda: store_slice(l, slice(0, 6, 2), [1]), lambda: store_slice(l, slice(0, 2), 5), lambda: l.extend(5)):
        try:
            way()
        except (ValueError, IndexError, TypeError) as e:
            out.append(type(e).__name__)
    return out


WAYS = [
    lambda l: store(l, 3, "x"), lambda l: store(l, -1, None), lambda l: store(l, 0, l), both, counted, target, nested, while_read, loop_grows,
    lambda l: l.append(1), lambda l: l.extend((1, 2)), lambda l: l.extend(l), lambda l: l.extend(iter("ab")), lambda l: l.insert(2, "x"), lambda l: l.insert(99, "x"),
    lambda l: l.pop(), lambda l: l.pop(0), lambda l: l.pop(-3), lambda l: l.remove(24), lambda l: l.clear(), lambda l: l.reverse(),
    lambda l: l.sort(), lambda l: l.sort(reverse=True), lambda l: l.sort(key=lambda x: -x), lambda l: l.sort(key=Odd),
    lambda l: list.append(l, 5), lambda l: list.sort(l), lambda l: list.__setitem__(l, 4, "y"), lambda l: list.__delitem__(l, 4), lambda l: l.__iadd__([1]),
    lambda l: l.__init__([1, 2]), lambda l: l.__init__(),
    lambda l: store_slice(l, slice(2, 4), ["p", "q"]), lambda l: store_slice(l, slice(2, 4), []), lambda l: store_slice(l, slice(2, 4), range(5)),
    lambda l: store_slice(l, slice(None), [1]), lambda l: store_slice(l, slice(None), l), lambda l: store_slice(l, slice(1, 3), l), lambda l: store_slice(l, slice(0, 6, 2), (7, 8, 9)),
    lambda l: store_slice(l, slice(None, None, -1), list(l)), lambda l: store_slice(l, slice(5, 5), (1,)),
    lambda l: remove(l, 3), lambda l: remove(l, -1), lambda l: remove(l, slice(2, 9)), lambda l: remove(l, slice(None, None, 3)), lambda l: remove(l, slice(9, 2, -2)),
    lambda l: remove(l, slice(None)), lambda l: remove(l, slice(3, 3)),
    lambda l: add(l, [1, 2]), lambda l: add(l, l), lambda l: times(l, 2), lambda l: times(l, 1), lambda l: times(l, 0), lambda l: times(l, -1),
    heapq.heapify, heapq.heappop, lambda l: heapq.heappush(l, -70), lambda l: heapq.heapreplace(l, 5), heap_mixed,
    lambda l: store(l, Told(lambda: l.append(5)), "t"), lambda l: store(l, Told(l.clear), "t") if not l else 0, lambda l: Told(lambda: l.pop(0)) in l,
    fails, lambda l: map(lambda i: store(l, i, 0), range(3)), lambda l: list(map(l.append, "ab")), lambda l: next(iter([l])).append(9), lambda l: (lambda *a: a[0].append(a))(l),
]

LISTS = [items(20) for _ in WAYS]
ALIASES = tuple(LISTS)
HELD = [{"held": l} for l in LISTS]
ODDS = [Odd(x) for x in items(20)]
TABLE = items(40)
PUSH = TABLE.append
SHARED = [TABLE, TABLE, [TABLE] * 20]


def one(number):
    l = LISTS[number]
    before, same, tenth = l[:], l.copy(), l[10]
    it = iter(l)
    next(it)
    try:
        result = WAYS[number](l)
    except Exception as e:
        result = type(e).__name__
    again = before is not l and before == same and tenth == before[10]
    print(number, again, l is ALIASES[number] is HELD[number]["held"], type(l) is list, isinstance(l, list), len(l), "self" if result is l else result if not callable(getattr(result, "__next__", 0)) else "iterator")
    print("   ", [x if x is not l else "itself" for x in l], next(it, "end") if l and l[0] is not l else "")


def main():
    for i in range(len(WAYS)):
        one(i)
    print(LISTS[0] == LISTS[1], LISTS[-1] is ALIASES[-1], sum(len(l) for l in LISTS))
    ODDS.sort()
    print(ODDS)
    PUSH("pushed")
    TABLE[0] = 1000
    print(len(SHARED[2]), SHARED[0][0], SHARED[1][-1], SHARED[2][7][0], TABLE.count(1000), max(TABLE[:-1]), TABLE.index("pushed"))


main()
