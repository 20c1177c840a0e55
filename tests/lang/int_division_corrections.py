# SPDX-License-Identifier: MIT
# Divisions of big ints in which the estimate of a quotient's digit is one or two too high, or the largest there is.
PAIRS = [(0x1000000000000000000000000, 0x100000001), (0x1000000000000000000000002, 0x100000001), (0x1000000000000000000000000, 0x10000000000000001),
         (0x100000000000000007fffffff, 0x10000000000000001), (0x1000000000000000080000001, 0x10000000000000001), (1 << 96, (1 << 64) + 1),
         (0x800000000000000000000003, 0x200000000000000000000001), (0x7fffffff800000010000000000000000, 0x800000008000000200000005)]
for a, b in PAIRS:
    for x in (a, a + 1, a - 1, a << 64, (a << 96) - 1):
        for y in (b, b - 1, b + 1):
            q, r = divmod(x, y)
            print(hex(q), hex(r), q * y + r == x, x // -y, -x % y)
DIGITS = (0, 1, 2, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff)
wrong = 0
for d3 in DIGITS[1:]:
    for d2 in DIGITS:
        for low in (0, 0xffffffffffffffff):
            x = (d3 << 96) + (d2 << 64) + low
            for e2 in DIGITS[1:]:
                for e1 in (0, 1, 0xffffffff):
                    y = (e2 << 64) + (e1 << 32) + 1
                    q, r = divmod(x, y)
                    wrong += not (q * y + r == x and 0 <= r < y)
print(wrong)
# the exponent grows when the rounding of a float carries over the top
print([float(n) for n in (2 ** 53 - 1, 2 ** 54 - 1, 2 ** 100 - 1, 2 ** 128 - 2 ** 74, 2 ** 64 - 1, 2 ** 63 + 2 ** 9, (1 << 200) - (1 << 146))])
