# SPDX-License-Identifier: MIT
# What statements share by way of objects, functions, closures, classes and modules, and not by name.
import time

A = []
B = A
A.append(time.ticks_ms() * 0)
C = len(B)
D = [1]
E = {"d": D}
E["d"].append(2)
F = len(D)


def add():
    D.append(time.ticks_ms() * 0)


add()
G = len(E["d"])


def counter():
    n = 0

    def count(by=1):
        nonlocal n
        n += by
        return n

    return count


COUNT = counter()
OTHER = COUNT
FIRST = COUNT()
SECOND = COUNT(time.ticks_ms() * 0 + 2)
THIRD = OTHER()


class Box:
    items = []
    size = 1


def grow():
    Box.size = 2 + time.ticks_ms() * 0


grow()
SIZE = Box.size
box = Box()
box.items.append(time.ticks_ms() * 0)
LENGTH = len(Box.items)
X = 1
Y = X


def set_x():
    global X
    X = time.ticks_ms() * 0 + 5


set_x()
Z = X
X = 7


def late(value=time.ticks_ms() * 0, *, other=[]):
    other.append(value)
    return other


L = late()
M = len(late())
T = (D, "constant")
T[0].append(9)
N = len(E["d"])
P = [time.ticks_ms() * 0]
Q = T + (P,)
del P
R = T is Q[:2]
print(A, B, C, D, E, F, G, FIRST, SECOND, THIRD, SIZE, LENGTH, X, Y, Z, L, M, N, Q, R, COUNT())
