# SPDX-License-Identifier: MIT
# Wrong uses of heapq, and comparisons that fail or change the list.
import heapq

for name, args in (("heappush", ((), 1)), ("heappop", ({},)), ("heapreplace", ("ab", 1)), ("heappushpop", (5, 1)), ("heapify", ((1,),)),
                   ("heappop", ([],)), ("heapreplace", ([], 1)), ("heapify", ([1, "a"],)), ("heappush", ([1], "a"))):
    try:
        getattr(heapq, name)(*args)
    except (TypeError, IndexError) as e:
        print(name, type(e).__name__, e)


class Weight:
    limit = 1000

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Weight.limit -= 1
        if Weight.limit == 0:
            raise ZeroDivisionError("enough")
        return self.n < other.n


for limit in range(1, 12):
    Weight.limit = 1000
    heap = []
    for i in range(9):
        heapq.heappush(heap, Weight(i * 7 % 9))
    Weight.limit = limit
    try:
        heapq.heappop(heap)
        print("no fault", limit >= 5)
        break
    except ZeroDivisionError as e:
        print(len(heap), end=" ")
    heap.sort(key=lambda w: w.n)
    print(len(set([id(w) for w in heap])) == len(heap))


class Bad:
    def __lt__(self, other):
        del heap[:]
        return True


for call in (lambda: heapq.heappush(heap, Bad()), lambda: heapq.heapify(heap), lambda: heapq.heappop(heap)):
    heap = [Bad(), Bad(), Bad(), Bad()]
    try:
        call()
        print("done")
    except (RuntimeError, IndexError) as e:
        print(type(e).__name__)


class Stack(list):
    pass


stack = Stack([3, 1, 2])
heapq.heapify(stack)
heapq.heappush(stack, 0)
print(stack[0], type(stack).__name__, [heapq.heappop(stack) for _ in range(4)], stack)
print(heapq.heappushpop([], 5), heapq.heappushpop([1, 2], 0), heapq.heappushpop([1, 2], 3), heapq.heapreplace([1, 2], 0))
