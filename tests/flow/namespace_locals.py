# SPDX-License-Identifier: MIT
# alone
"""Variables of functions as dicts: values of all kinds, objects of initialisers, variables of closures."""

LIST = [1]


class Thing:
    def __init__(self):
        self.x = 1

    def __str__(self):
        return "thing%s" % self.x


THING = Thing()


def text(a, *rest, **more):
    thing = THING
    number = 2.5
    return "%(thing)s %(number)s %(a)s %(rest)s" % locals()


def change(held):
    table = {"k": LIST}
    locals()["held"].x = b"changed"
    vars()["table"]["k"].append("v")
    return sorted(locals())


def outer(start):
    log = [start]

    def inner(x):
        log.append(x)
        return locals()

    return inner


def main():
    print(text([3], 4))
    print(change(THING), THING.x, LIST)
    found = outer({})(5.5)
    found["log"].append(LIST)
    print(found["log"], found["x"])


main()
