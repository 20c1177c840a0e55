# SPDX-License-Identifier: MIT
# alone
"""The factory of a defaultdict is called by the program."""
from collections import defaultdict


class Made:
    def __init__(self):
        self.parts = [1]

    def go(self):
        return self.parts.pop()


def make():
    return Made()


TABLE = defaultdict(make)


def main():
    print(TABLE.default_factory().go())


print("begin")
main()
