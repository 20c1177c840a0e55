# SPDX-License-Identifier: MIT
# alone
# A variable of a closure that initialisers filled, passed on to functions that are made later.


class Hidden:
    def __init__(self):
        self.found = {1.5, 2.5}
        self.log = {"a": 1}

    def find(self, x):
        self.found ^= {x}
        self.log[x] = self.log.pop("a", 0) + 0.25
        return sorted(self.found), max(self.log.values())


def outer(x):
    def mid():
        def inner(y):
            def last():
                return x.find(y)

            return last

        return inner

    return mid


def counter(start):
    count = bytearray([start])
    total = start

    def step(n):
        nonlocal total
        total += n

        def again():
            nonlocal total
            count.append(total)
            total += 1
            return total, count

        return again

    return step


made = outer(Hidden())
steps = [counter(i) for i in range(3)]
print(made()(2.5)(), made()(3.5)())
for s in steps:
    print(s(5)(), s(2)())
