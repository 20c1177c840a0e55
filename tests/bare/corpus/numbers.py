# SPDX-License-Identifier: MIT
# bare
for i in range(-6, 7, 3):
    a = i * 1000 + 7
    print(a, -a, +a, ~a, a + 5, a - 5, a * 3, a // 7, a % 7, a // -7, a % -7, a & 255, a | 64, a ^ 21, a << 3, a >> 3)
    print(a < 7, a > 7, a <= 7, a >= 7, a == 7, a != 7, not a, not i, i < 0 and a > -5000, i or a)
for i in range(20, 0, -7):
    b = i > 10
    print(b, b + 1, b | (i > 5), b & 3, not b, -b)
n = 1
while n < 1000000:
    n *= 3
print(n, 2 ** 31 - 1, -2 ** 31, 4294967295)
for i in range(4294967290, 4294967294):
    print(i, i >> 1, i & 7, i // 10, i % 10, i > 4294967291)
for i in range(3):
    for j in range(i, 4):
        if j == 2:
            continue
        if i + j > 4:
            break
        print(i, j)
    else:
        print('all of', i)
