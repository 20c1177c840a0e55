# SPDX-License-Identifier: MIT
# Sizes and counts beyond a machine word, and beyond memory.
def attempt(label, work):
    try: print(label, work())
    except (MemoryError, OverflowError, ValueError) as e: print(label, 'refused')
for n in (2 ** 63, 2 ** 64, 10 ** 30):
    attempt('bytes', lambda: bytes(n))
    attempt('bytearray', lambda: bytearray(n))
    attempt('repeat', lambda: [[0] * n, 'ab' * n, b'c' * n, (1,) * n])
    attempt('ljust', lambda: 'a'.ljust(n))
    attempt('center', lambda: 'a'.center(n))
    attempt('zfill', lambda: 'a'.zfill(n))
    attempt('star', lambda: '%*d' % (n, 1))
    attempt('width', lambda: '{:>{}}'.format('a', n))
    attempt('width int', lambda: format(5, '0%d,' % n))
    attempt('precision', lambda: '%%.%df' % n % 1.0)
    attempt('to_bytes', lambda: (1).to_bytes(n, 'little'))
    attempt('slices', lambda: ([1, 2, 3][n:], 'abcd'[3::-n], b'abcd'[1::n], (1, 2, 3)[-n::n], bytearray(b'abcd')[2::n]))
a = list(range(10))
a[5::2 ** 70] = [1]
del a[7::2 ** 64]
b = bytearray(range(10))
b[5::2 ** 70] = b'x'
m = memoryview(b)
print(a, b, m[::2 ** 62][::2 ** 62].tolist(), m[5::2 ** 70].tolist(), m[::-2 ** 62][::3].tolist())
