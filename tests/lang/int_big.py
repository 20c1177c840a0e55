# SPDX-License-Identifier: MIT
# Ints beyond the machine word, at the borders of small ints too.
for e in (29, 30, 31, 32, 61, 62, 63, 64):
    n = 1 << e
    print(e, n - 1, n, n + 1, -n - 1, -n, -n + 1, (n - 1) * 2 + 1 - n, (n >> 1) + (n >> 1) == n)
a, b = 123456789012345678901234567890, 987654321098765432109876543210
print(a + b, a - b, a * b, b // a, b % a, -b // a, -b % a, b // -a, b % -a)
print(divmod(b, 7), divmod(-b, 12345678901234567), a & b, a | b, a ^ b, ~a)
print(a << 70, a >> 40, -a >> 40, a >> 200, -a >> 200, 1 << 100)
print(2 ** 200, 3 ** 100, (-3) ** 99, 10 ** 40)
print(a == a + 0, a < b, a > b, -a < a, a == 5, 5 < a, a != b, hash(a) == hash(a + 0))
print(int('123456789' * 5), int('-' + 'f' * 20, 16), hex(a), oct(a), bin(1 << 65))
print(str(10 ** 50), repr(-10 ** 50), len(str(2 ** 1000)), 2 ** 1000 % 1000007)
print(a.bit_length(), (1 << 64).bit_length(), (1 << 70).bit_count())
print((1 << 64).to_bytes(9, 'big'), int.from_bytes(b'\xff' * 10, 'big'), (-1 << 70).to_bytes(10, 'little', signed=True))
print(a / b, float(1 << 62), int(1e15), int(2.0 ** 70), 10 ** 20 / 10 ** 18)
f = 1
for i in range(1, 31): f *= i
print(f, f // 29, f % 31)
print(pow(7, 1000, 10 ** 18 + 9), pow(a, 5, b))
print(0xffffffff + 1, 0x7fffffff + 1, -0x80000000 - 1, 0x3fffffff + 1, -0x40000000 - 1, 0x40000000 * 2, -0x40000000 * -1)
print(46341 * 46341, 65536 * 65536, 32768 * 65536, -32768 * 65536, 3037000500 * 3037000500)
print(abs(-(1 << 80)), -(1 << 30), -(-(1 << 30)), -(1 << 62), 0x3fffffff - -1)
print(round(a, -10), min(a, b), max(a, 1), sum([a, b, -a]), int(str(a)) == a)
print((1 << 31) - (1 << 31), (1 << 62) // (1 << 32), -(1 << 31) // -1, (1 << 31) % -3)
print(isinstance(a, int), type(a) is type(1), a // 1 is not None, bool(a), bool(a - a))
try:
    a // 0
except ZeroDivisionError as e:
    print(e)
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) >> 1
        if y >= x: return x
        x = y
print(isqrt(10 ** 40), isqrt(2 * 10 ** 60))
c = 1
for i in range(40): c = c * 3 + 1
print(c, '%d' % c, f'{c:,}', f'{c:x}', c % 10, c // 10 ** 10)
