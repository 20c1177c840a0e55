# SPDX-License-Identifier: MIT
# bare
count = 0


def limited(n, most):
    if n > most:
        return most
    return n


def squares(n):
    global count
    total = 0
    for i in range(n):
        total = (total + limited(i * i, 50)) % 100
        count ^= i & 1
    return total


def say(text, n):
    print(text, n)
    if n > 100:
        return
    print('small')


for k in range(2, 12, 3):
    say('squares', squares(k))
    say('limited', limited(k, 7))
print('done', count)
