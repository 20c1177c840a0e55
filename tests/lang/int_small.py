# SPDX-License-Identifier: MIT
# small
# Arithmetic of ints: signs, division, shifts, bits, comparison.
for a in (7, -7, 0, 1):
    for b in (3, -3, 1):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), a & b, a | b, a ^ b)
print(2 ** 10, (-2) ** 3, 0 ** 0, 5 ** 1, -2 ** 2, 10 ** 9)
print(1 << 10, -1 << 3, 1024 >> 3, -1 >> 5, -9 >> 1, 1 >> 40)
print(~0, ~5, ~-6, -(-3), +4, abs(-9), not 0, not 7)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 1 == 1.0, 0 == False, 1 == True)
print(0x1f, 0o17, 0b101, 1_000_000, 0xFF_FF)
print(int('42'), int('-7'), int(' 12 '), int('ff', 16), int('0x1f', 0), int('0b11', 0), int('z', 36), int(3.9), int(-3.9), int(True))
print(bin(10), bin(-5), oct(8), hex(255), hex(-255), hex(0))
print((10).bit_length(), (0).bit_length(), (-8).bit_length(), (7).bit_count())
print((258).to_bytes(2, 'big'), (258).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True))
print(int.from_bytes(b'\x01\x02', 'big'), int.from_bytes(b'\x01\x02', 'little'), int.from_bytes(b'\xff\xfe', 'big', signed=True))
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 1 << -1, lambda: int('x'), lambda: int('9', 8), lambda: int(''), lambda: int([]), lambda: 0 ** -1, lambda: int('1', 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(pow(3, 4, 5), pow(2, 100, 1000007), pow(3, -1, 7), pow(-3, 3, 5), pow(2, 3, -5))
print(7 / 2, -7 / 2, 6 / 3, 1 / 4)
print(True + True, True * 5, -True, True << 3, True & False, True ^ True, int(False))
print(round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), round(7), round(5, 2))
print(min(3, 1, 2), max(3, 1, 2), sum([1, 2, 3]), sum(range(101)))
x = 5
x += 3; x -= 1; x *= 4; x //= 3; x %= 7; x **= 3; x <<= 2; x >>= 1; x |= 1; x &= 0xff; x ^= 3
print(x)
