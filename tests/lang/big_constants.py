# SPDX-License-Identifier: MIT
# Constant expressions of large integers are computed by the compiler: the same as at run time.
a, b, c, s = 0x1234567890abcdef1234567890abcdef12345678, 0xfedcba9876543210fedcba98, -0x8000000000000000, 67
values = (
    (0x1234567890abcdef1234567890abcdef12345678 + 0xfedcba9876543210fedcba98, a + b),
    (0x1234567890abcdef1234567890abcdef12345678 - 0xfedcba9876543210fedcba98, a - b),
    (0xfedcba9876543210fedcba98 - 0x1234567890abcdef1234567890abcdef12345678, b - a),
    (0x1234567890abcdef1234567890abcdef12345678 * -0xfedcba9876543210fedcba98, a * -b),
    (0x1234567890abcdef1234567890abcdef12345678 // 0xfedcba9876543210fedcba98, a // b),
    (-0x1234567890abcdef1234567890abcdef12345678 // 0xfedcba9876543210fedcba98, -a // b),
    (0x1234567890abcdef1234567890abcdef12345678 % 0xfedcba9876543210fedcba98, a % b),
    (-0x1234567890abcdef1234567890abcdef12345678 % 0xfedcba9876543210fedcba98, -a % b),
    (0x1234567890abcdef1234567890abcdef12345678 % -0xfedcba9876543210fedcba98, a % -b),
    (-0x1234567890abcdef1234567890abcdef12345678 % -0xfedcba9876543210fedcba98, -a % -b),
    (-0x1234567890abcdef1234567890abcdef12345678 // -0xfedcba9876543210fedcba98, -a // -b),
    (0xfedcba9876543210fedcba9800 // 0xfedcba9876543210fedcba98, (b << 8) // b),
    (-0xfedcba9876543210fedcba9800 % 0xfedcba9876543210fedcba98, -(b << 8) % b),
    (0x1234567890abcdef1234567890abcdef12345678 & 0xfedcba9876543210fedcba98, a & b),
    (-0x1234567890abcdef1234567890abcdef12345678 & 0xfedcba9876543210fedcba98, -a & b),
    (-0x1234567890abcdef1234567890abcdef12345678 | 0xfedcba9876543210fedcba98, -a | b),
    (0x1234567890abcdef1234567890abcdef12345678 ^ -0xfedcba9876543210fedcba98, a ^ -b),
    (~0xfedcba9876543210fedcba98, ~b),
    (0x1234567890abcdef1234567890abcdef12345678 >> 67, a >> s),
    (-0x1234567890abcdef1234567890abcdef12345678 >> 67, -a >> s),
    (-0x1234567890abcdef1234567890abcdef12345678 >> 1000, -a >> s * 15),
    (1 << 67, 1 << s),
    (-3 << 67, -3 << s),
    (0 << 1000, 0 << s * 15),
    (2 ** 67 - 1, 2 ** s - 1),
    ((-3) ** 67, (-3) ** s),
    (1 << 200, 1 << 3 * s - 1),
    (-0x8000000000000000 - 1, c - 1),
    (0x7fffffffffffffff + 1, -c),
    (-0x8000000000000000 * -1, -c),
    (-0x8000000000000000 // -1, -c),
    (0x10000000000000000 - 0x10000000000000000, s - s),
)
for folded, computed in values:
    print(folded, folded == computed)

print(0 or "last", 1 or missing, "" and missing, () or 2, 0.0 or 3, 1.5 and 4, None or False, 1 and 2 and 0 and missing)
for n in range(2):
    print(0 or n, 1 and n, n and 0, n or 0, 0 or n or 5, 1 and n and 6)
if 0.0 or () or not 1.5:
    print("never")
