# SPDX-License-Identifier: MIT
# not: stock
# Loops over range in every form: with break, continue, else, nested, and bounds that say when they are evaluated.
def bound(name, value):
    print(name, end=" ")
    return value


def forms(n):
    for i in range(n):
        print(i, end=" ")
    for i in range(2, n):
        print(i, end=" ")
    for i in range(n, 0, -2):
        print(i, end=" ")
    for i in range(bound("start", 1), bound("end", n), 2):
        print(i, end=" ")
        i = 100  # the loop counts by itself
    for i in range(5, 2):
        print("never")
    else:
        print("else", i)


def leaving(n):
    for i in range(n):
        for k in range(i, n + n):
            if k == 2:
                continue
            if k > 3:
                break
            print(i, k, end=" ")
        else:
            print("no break")
            break
        try:
            if i == 2:
                return i
        finally:
            print("finally", i)
    else:
        return "else"
    return "broken"


def breaks_in_else(n):
    while True:
        for i in range(n):
            pass
        else:
            break
    for k in range(3):
        for i in range(k, n):
            if i == 3:
                break
        else:
            if k == 1:
                break
            continue
        print(k, i)
    return k


def count(n):
    for i in range(n):
        got = yield i
        if got:
            return got


forms(5)
print(leaving(5), leaving(1), leaving(0))
print(breaks_in_else(3), breaks_in_else(4))
g = count(5)
print(next(g), next(g), list(g))
for i in range(3):
    for j in range(-2, 2):
        if i == j:
            break
    print(i, j)
print([i for i in range(3) if i != 1])
