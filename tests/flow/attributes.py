# SPDX-License-Identifier: MIT
class A:
    value = 1

    def flags(self):
        return self.value

    def pop(self, i):
        return "popped"

    def index(self, x):
        return [x]


class B:
    def __init__(self):
        self.flags = {"f": 1}
        self.value = "v"
        self.start = (1,)
        self.real = [2]


things = [A(), B(), [1, 2], "str", range(1, 9, 2), 2.5, 7, slice(1, None, 3), (4,)]
for t in things:
    if isinstance(t, A):
        print(t.flags() + 1, t.pop(0).upper(), t.index(1)[0])
    elif isinstance(t, B):
        print(t.flags["f"], t.value.upper(), t.start[0], t.real[0])
    elif isinstance(t, list):
        print(t.pop(0) + 1, t.index(2))
    elif isinstance(t, range):
        print(t.start + t.step, t.index(3), t.stop)
    elif isinstance(t, slice):
        print(t.start + 1, t.stop, t.step)
    elif isinstance(t, (int, float)):
        print(t.real + 1, t.imag)
    elif isinstance(t, str):
        print(t.index("r"), t.upper())
f = A().flags
f2 = B().flags
print(f() + 1, f2["f"])
