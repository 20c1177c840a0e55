# SPDX-License-Identifier: MIT
# alone
"""Special methods under names that initialisers computed."""


class Taken:
    def __init__(self):
        self.parts = [5]


def make(name):
    def operation(self, other):
        return name, other.pop()

    return operation


def text(self):
    return "Taken%d" % self.parts[0]


for name in ("add", "mul", "getitem"):
    setattr(Taken, "__%s__" % name, make(name))
setattr(Taken, "__%s__" % "repr", text)
taken = Taken()


def main(n):
    print(taken + [1, 2], taken * [n], taken[[3]], taken, [taken])


print("begin")
main(1)
