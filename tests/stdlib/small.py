# SPDX-License-Identifier: MIT
# modules: heapq bisect colorsys keyword
# boards
# Every function of heapq, bisect, colorsys and keyword: the results, the order of equal items, what they refuse.
import bisect
import colorsys
import heapq
import keyword


def show(name, f, *args, **keywords):
    try:
        print(name, f(*args, **keywords))
    except Exception as e:
        print(name, type(e).__name__, e)


def numbers(n, seed):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 16 & 0xFF


class Job:
    """Compared by priority only."""

    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority

    def __repr__(self):
        return f"{self.name}:{self.priority}"


def is_heap(h):
    return all(not h[i] < h[(i - 1) // 2] for i in range(1, len(h)))


def heaps():
    data = list(numbers(40, 1))
    h = data[:]
    heapq.heapify(h)
    print(is_heap(h), [heapq.heappop(h) for _ in range(len(h))] == sorted(data))
    h = []
    for x in data:
        heapq.heappush(h, x)
    print(h)
    print(heapq.heappushpop(h, 7), heapq.heappushpop(h, -7), heapq.heapreplace(h, 300), h[0], is_heap(h))
    for n in (0, 1, 3, 50):
        print(n, heapq.nlargest(n, data)[:6], heapq.nsmallest(n, data)[:6])
    words = "the quick brown fox jumps over a lazy dog".split()
    print(heapq.nlargest(3, words, key=len), heapq.nsmallest(4, words, key=lambda w: (-len(w), w)))
    print(heapq.nlargest(2, iter(words)), heapq.nsmallest(1, words, key=len), heapq.nlargest(1, []))
    jobs = [Job(p, n) for p, n in zip(numbers(9, 5), "abcdefghi")]
    heapq.heapify(jobs)
    heapq.heappush(jobs, Job(0, "first"))
    print([heapq.heappop(jobs) for _ in range(4)])
    print(list(heapq.merge([1, 4, 9], [2, 3], [], [5])), list(heapq.merge("dba", "ec", reverse=True)))
    print(list(heapq.merge(["aa", "b"], ["c", "ddd"], key=len)), list(heapq.merge(["ccc", "b"], ["dd"], key=len, reverse=True)))
    h = [3, 1, 2]
    heapq._heapify_max(h)
    print(heapq._heappop_max(h), heapq._heapreplace_max(h, 0), h)
    show("pop", heapq.heappop, [])
    show("replace", heapq.heapreplace, [], 1)
    show("pushpop", heapq.heappushpop, [], 1)
    show("heapify", heapq.heapify, [1, "a"])
    show("push", heapq.heappush, [None], 1)


def bisections():
    a = [1, 2, 2, 2, 5, 8]
    for x in (0, 1, 2, 3, 8, 9):
        print(x, bisect.bisect_left(a, x), bisect.bisect_right(a, x), bisect.bisect(a, x), bisect.bisect_left(a, x, 2, 4))
    bisect.insort(a, 2)
    bisect.insort_left(a, 6)
    bisect.insort_right(a, 0)
    print(a)
    pairs = [("ab", 3), ("c", 5), ("d", 5), ("e", 9)]
    key = lambda pair: pair[1]
    print(bisect.bisect_left(pairs, 5, key=key), bisect.bisect_right(pairs, 5, key=key))
    bisect.insort_left(pairs, ("new", 5), key=key)
    bisect.insort(pairs, ("last", 5), key=key)
    print(pairs)
    grade = lambda score: "FDCBA"[bisect.bisect([60, 70, 80, 90], score)]
    print("".join(grade(s) for s in (33, 99, 77, 70, 89, 90, 100)))
    print(bisect.bisect(range(0, 10**9, 3), 10**6), bisect.bisect_left("aeiou", "f"))
    show("lo", bisect.bisect_left, a, 1, -1)
    show("type", bisect.bisect, a, "x")
    show("insort", bisect.insort, (1, 2), 1)


def colours():
    for rgb in ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.2, 0.4, 0.6), (0.9, 0.1, 0.5), (0.3, 0.3, 0.3), (0.0, 1.0, 0.25)):
        for there, back in (
            (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb),
            (colorsys.rgb_to_hls, colorsys.hls_to_rgb),
            (colorsys.rgb_to_hsv, colorsys.hsv_to_rgb),
        ):
            print(" ".join("%.6f" % x for x in there(*rgb)), "|", " ".join("%.6f" % x for x in back(*there(*rgb))))
    print(colorsys.hsv_to_rgb(0.5, 0.5, 0.4), colorsys.rgb_to_hsv(0.2, 0.4, 0.4), colorsys.ONE_THIRD)
    print([colorsys.hsv_to_rgb(i / 6, 1.0, 1.0) for i in range(7)])


def keywords():
    print(len(keyword.kwlist), keyword.kwlist[:5], keyword.softkwlist)
    print([w for w in ("for", "four", "None", "match", "_", "print") if keyword.iskeyword(w)])
    print([w for w in ("for", "match", "_", "case") if keyword.issoftkeyword(w)], keyword.__all__)


for part in (heaps, bisections, colours, keywords):
    print("--", part.__name__)
    part()
print(heapq.__name__, bisect.__name__, sorted(heapq.__all__)[:3])
