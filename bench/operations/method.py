# SPDX-License-Identifier: MIT
# A call of a method with one argument.


class Thing:
    def method(self, x):
        return x


def run():
    thing = Thing()
    for i in range(1000):
        thing.method(i)
    return i
