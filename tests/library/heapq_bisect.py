# SPDX-License-Identifier: MIT
import heapq
import bisect
from heapq import heappush, heappop, heapify, merge, nlargest, nsmallest, heapreplace, heappushpop

seed = 7


def numbers(n):
    global seed
    out = []
    for i in range(n):
        seed = (seed * 109 + 89) % 1009
        out.append(seed % 50)
    return out


def is_heap(heap):
    return all(not heap[i] < heap[(i - 1) // 2] for i in range(1, len(heap)))


for n in (0, 1, 2, 3, 10, 33, 100):
    data = numbers(n)
    heap = data[:]
    heapify(heap)
    other = []
    for item in data:
        heappush(other, item)
    print(n, is_heap(heap), is_heap(other), [heappop(heap) for i in range(n)] == sorted(data),
          [heappop(other) for i in range(n)] == sorted(data))
heap = [1, 5, 3]
print(heapreplace(heap, 4), heap, heappushpop(heap, 2), heappushpop(heap, 9), heap, heappushpop([], 1))
for wrong in (lambda: heappop([]), lambda: heapreplace([], 1)):
    try:
        wrong()
    except IndexError as error:
        print("IndexError")
print(list(merge([1, 4, 7], [2, 5, 8], [3, 6, 9])), list(merge()), list(merge([], [1])))
print(list(merge([7, 4, 1], [8, 5], reverse=True)), list(merge(["a", "ccc"], ["bb", "dddd"], key=len)))
print(list(merge(["bb", "a"], ["cc", "d"], key=len, reverse=True)))
data = numbers(30)
print(nlargest(4, data), nsmallest(4, data), nlargest(0, data), nsmallest(-1, data), nlargest(3, "abcd", key=lambda c: -ord(c)))
print(nsmallest(2, [(1, "b"), (0, "z"), (1, "a")], key=lambda p: p[0]), nlargest(9, [1, 2]))

a = [1, 2, 2, 2, 5]
for x in (0, 1, 2, 3, 5, 6):
    print(x, bisect.bisect_left(a, x), bisect.bisect_right(a, x), bisect.bisect(a, x), bisect.bisect_left(a, x, 2), bisect.bisect(a, x, 1, 3))
bisect.insort(a, 3)
bisect.insort_left(a, 2)
bisect.insort_right(a, 9)
print(a)
people = [("a", 10), ("b", 20), ("c", 30)]
print(bisect.bisect_left(people, 20, key=lambda p: p[1]), bisect.bisect(people, 20, key=lambda p: p[1]))
bisect.insort(people, ("d", 25), key=lambda p: p[1])
print(people)
try:
    bisect.bisect([1], 1, -1)
except ValueError as error:
    print(error)
