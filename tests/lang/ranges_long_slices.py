# SPDX-License-Identifier: MIT
# Slices of ranges that are longer than any list, and slice.indices() of such lengths.
huge = range(1 << 70)
print(huge[3:5], huge[-3:], huge[:-5:-2], huge[::-1], huge[1 << 69 :: 1 << 68], huge[5:2], huge[-(1 << 71) : 1 << 72])
print(len(huge[10:20]), list(huge[-4:-1]), huge[:: 1 << 69][-1], list(huge[3::-1]), huge[1 << 69 : (1 << 69) + 2][1])
odd = range(-(1 << 66), 1 << 66, 3)
print(odd[1:4], odd[-2:], odd[4:1:-1], odd[:0:-1][0], odd[1 << 80 :])
middle = range(-(1 << 30), 1 << 30)
print(middle[1 << 30 : (1 << 30) + 2], middle[-1:], middle[::-1][:2], middle[5 : 1 << 31 : 1 << 30])
short = range(10, 20)
print(short[2:5], short[::-3], short[-100:100], short[100:], short[: -1 << 70], short[:: 1 << 70], short[:: -1 << 70])
for s in (slice(None), slice(1, -1), slice(None, None, -1), slice(-5, 1 << 80, 7), slice(1 << 90, -1, -1 << 65), slice(-1 << 90, 3)):
    print(s.indices(10), s.indices(0), s.indices(1 << 70))


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(huge[Index(1 << 65) : Index(-1) : Index(1 << 60)], slice(Index(2), Index(-2)).indices(Index(1 << 66)))
for what in (lambda: huge[::0], lambda: huge["a":], lambda: huge[1.5:], lambda: slice(1).indices(-1), lambda: slice(1).indices("a"), lambda: slice(None, None, 0).indices(1 << 70)):
    try:
        print(what())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
