# SPDX-License-Identifier: MIT
# alone
# What the interpreter `loops` of runtime/abi/interpreter.def has, and nothing more: no try, no for, no class statement left.
import sys

words = ["one", "two", "three"]
table = {"a": 1, 2: "b", (3,): None}
count = 0
BIG = 1073741823


def compare(a, b):
    print(a < b, a > b, a <= b, a >= b, a == b, a != b, a is b, a is not b)
    if a < b:
        print("less")
    if a == b:
        print("equal")
    while a > b:
        print("more")
        a = b


def locals_of_all_kinds(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r):
    s = r + q
    t = s - p
    a = t
    r = a
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t


def index(items, i):
    items[i] = items[i - 1]
    items[-1] += "!"
    return items[0]


def operators(a, b):
    print(a + b, a - b, a / b > 0.5, a % b, a // b, a in words, -a, +a, ~b, not a)
    a += b
    b -= a
    print(a, b)


def step():
    global count
    count += 1
    return count


def main():
    n = 0
    while step() < 5:
        n += 2
        if not n % 4 and n > 0:
            print("n", n, end=" ")
    print(count, n)
    compare(1, 2)
    compare(2, 2)
    compare(3, 2)
    compare("a", "b")
    compare(2.5, 2)
    compare(BIG, BIG + 1)
    print(locals_of_all_kinds(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18))
    print(index(words, 1), words, words[1].upper(), words[0].replace("o", "0"))
    table["a"] += 41
    table[2] = True
    print(table["a"], table[2], table.get(7), len(table), 1000000, -1000000, None, False, True)
    operators(7, 3)
    operators(BIG, BIG)
    print(BIG + BIG, BIG - -BIG, -BIG - BIG - 5, sys.maxsize > 0)


main()
