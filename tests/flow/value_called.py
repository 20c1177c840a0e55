# SPDX-License-Identifier: MIT
# alone
"""A function that an exception or a generator gave is called."""
def third(values):
    return values.popitem()


def fourth(values):
    return values.discard(2)


def waits():
    yield 1
    return fourth


def main(start):
    try:
        raise StopIteration(third)
    except StopIteration as e:
        print(e.value({start: 3}))
    steps = waits()
    next(steps)
    try:
        next(steps)
    except StopIteration as e:
        print(e.value({start, 2}))


print("begin")
main(1)
