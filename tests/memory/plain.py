# SPDX-License-Identifier: MIT
# Nothing is caught: the output breaks off, and the traceback is a MemoryError's.
import collections
import math
import struct

Point = collections.namedtuple("Point", "x y")
queue = collections.deque(maxlen=4)
for i in range(8):
    queue.append(Point(i, y=i * i))
print(queue)
counts = collections.defaultdict(list)
for word in "one two three two one two".split():
    counts[word].append(len(counts))
print(sorted(counts.items()))
print(struct.pack("<HI", 5, 70000), struct.unpack("<HI", b"\x05\x00\x70\x11\x01\x00"))
print(math.factorial(30), math.gcd(2 ** 70, 6 ** 30))
print([type(x).__name__ for x in (1, 1.5, "s", b"b", None, [], {}, ())])
print("%s %r %5d" % ("a", "b", 3), "{:>6}|{!r:<5}".format("x", "y"), f"{2 ** 40:,}")
