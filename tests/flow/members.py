# SPDX-License-Identifier: MIT
import array
import collections

for x in ([1, 2, 3], bytearray(b"abc"), array.array("i", [4, 5, 6]), {"k": 7}, {8}, collections.deque([9, 10])):
    try:
        print(type(x).__name__, x.pop())
    except TypeError:
        print(x.pop("k"))
for x in ("a-b", b"a-b", bytearray(b"a-b")):
    print(x.find(x[1:2]), x.hex() if not isinstance(x, str) else x.title(), len(x.split(x[1:2])))
upper = str.upper
print(upper("x"), list(map(str.strip, [" a ", "b "])), sorted(["b", "A"], key=str.lower), dict.fromkeys("ab", [1])["a"][0], int.from_bytes(b"\x01\x02", "big"))
print(type("s").join(",", ["a", "b"]))


class L(list):
    def pop(self, *a):
        return [super().pop(*a)]


print(L([1, "x"]).pop()[0].upper(), L.index(L("ab"), "b"), L("ab").count("a"))
