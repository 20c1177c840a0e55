# SPDX-License-Identifier: MIT
# An attribute of an instance, read and stored.


class Thing:
    def __init__(self):
        self.x = 0


def run():
    thing = Thing()
    for i in range(1000):
        thing.x = thing.x + 1
    return thing.x
