# SPDX-License-Identifier: MIT
"""Functions that would ask for namespaces, but that nothing calls, are no reason not to follow the others."""
import bisect

TABLE = [[1], [2]]


class Point:
    def __init__(self, x):
        self.x = x

    def dump(self):
        return self.__dict__, vars(self)


def everything():
    return globals(), locals(), __import__("sys").modules


def second(points):
    return points[bisect.bisect([1, 3], 2)].x


TABLE[0].append(second([Point(1), Point((2, 3))]))
print(TABLE, len(TABLE))
