# SPDX-License-Identifier: MIT
# A new instance of a class with __init__.


class Thing:
    def __init__(self, x):
        self.x = x


def run():
    for i in range(1000):
        thing = Thing(i)
    return thing.x
