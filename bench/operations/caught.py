# SPDX-License-Identifier: MIT
# An error that the runtime raises, caught.


def run():
    items = []
    n = 0
    for i in range(1000):
        try:
            items[i]
        except IndexError:
            n += 1
    return n
