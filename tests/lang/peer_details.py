# SPDX-License-Identifier: MIT
# Details that MicroPython's own tests found wrong.
from array import array
import heapq

for n in 0, 1, -1, -2, -12, 12345, -(1 << 28):
    print(hash(n) == hash(float(n)), hash(n), n.__hash__() == hash(n))
print(hash(2 ** 40) == hash(2.0 ** 40), hash("text") == "text".__hash__())


class Sure:
    def __hash__(self):
        return True


print(hash(Sure()))
print("[{:4c}] [{:<4c}] [{:^4c}] [{:04c}]".format(48, 49, 50, 51))
for v in -12, 12, 0:
    print("[%08.4d] [%-08.4d] [%8.4d] [%+09.3d] [%02.5d]" % (v, v, v, v, v))
try:
    print("%(a)s %s" % {"a": 1})
except TypeError as e:
    print(e)
print("%s %(a)s %(a)s" % {"a": 1})
inf = float("inf")
print(pow(0.0, inf), pow(0.0, -inf), pow(-0.0, -inf), 0.0 ** -inf, (-inf) ** -inf)
print(0 / -2, 0 / 5, (2 ** 70 - 2 ** 70) / -(2 ** 70))


class A:
    def f(self):
        pass

    def g(self):
        pass


a, b = A(), A()
print(a.f == a.f, a.f != a.f, a.f == b.f, a.f != b.f, a.f != a.g, a.f != None)
letters = array("b", b"abc")
print(letters == b"abc", b"abc" == letters, b"abc" != letters, bytes(letters) == b"abc", bytearray(b"abc") == letters)
try:
    heapq.heappush((), 1)
except TypeError as e:
    print(e)
