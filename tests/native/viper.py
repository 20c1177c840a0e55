# SPDX-License-Identifier: MIT
"""Viper's types: 32-bit wrapping ints, casts, pointers, calls that stay unboxed."""
import micropython


@micropython.viper
def wrap(a: int, b: int) -> int:
    return a * b + 1


@micropython.viper
def uwrap(a: uint, b: uint) -> uint:
    return a * b + uint(1)


@micropython.viper
def shifts(a: int, n: int) -> object:
    return a << n, a >> n, uint(a) >> uint(n)


@micropython.viper
def divide(a: int, b: int) -> object:
    return a // b, a % b


@micropython.viper
def udivide(a: uint, b: uint) -> object:
    return a // b, a % b


@micropython.viper
def compare(a: int, b: int) -> bool:
    return a < b


@micropython.viper
def ucompare(a: uint, b: uint) -> bool:
    return a < b


@micropython.viper
def fib(n: int) -> int:
    if n < 2:
        return n
    return int(fib(n - 1)) + int(fib(n - 2))


@micropython.viper
def fill(buf: ptr8, n: int, v: int):
    for i in range(n):
        buf[i] = v + i


@micropython.viper
def sum8(data) -> int:
    p = ptr8(data)
    total = 0
    for i in range(int(len(data))):
        total += p[i]
    return total


@micropython.viper
def widths(data) -> object:
    a, b, c = ptr8(data), ptr16(data), ptr32(data)
    a[0] = 0x1FF
    b[1] = 0x12345
    c[1] = 0x12345678
    return a[0], b[1], c[1], b[2], a[7]


@micropython.viper
def crc16(buf: ptr8, n: int) -> int:
    crc = 0xFFFF
    for i in range(n):
        crc ^= buf[i] << 8
        for _ in range(8):
            if crc & 0x8000:
                crc = (crc << 1) ^ 0x1021
            else:
                crc <<= 1
            crc &= 0xFFFF
    return crc


@micropython.viper
def is_even(n: int) -> bool:
    if n == 0:
        return True
    return bool(is_odd(n - 1))


@micropython.viper
def is_odd(n: int) -> bool:
    if n == 0:
        return False
    return bool(is_even(n - 1))


@micropython.viper
def mixed(x, n: int) -> object:
    y = x
    for i in range(n):
        y = y + i
    return y


@micropython.viper
def nothing(n: int):
    k = n
    k += 1


@micropython.viper
def negative(a: int) -> int:
    return -a if a < 0 else ~a


print(wrap(3, 4), wrap(65536, 65536), wrap(0x7FFFFFFF, 2), wrap(-5, 7), wrap(1 << 40, 5))
print(uwrap(65536, 65535), uwrap(0xFFFFFFFF, 1))
print(shifts(1, 4), shifts(-8, 1), shifts(1, 31))
print(divide(7, 2), divide(-7, 2), divide(7, -2), divide(-8, -2), udivide(0xFFFFFFFF, 10))
print(compare(-1, 1), ucompare(0xFFFFFFFF, 1))
print(fib(15))
b = bytearray(8)
fill(b, 8, 250)
print(b, sum8(b), sum8(bytes(range(100))))
print(widths(bytearray(8)))
print(hex(crc16(b"123456789", 9)))
print(is_even(10), is_even(7), mixed(1.5, 3), mixed(1 << 40, 3), nothing(3), negative(-5), negative(5))
for f, a in ((divide, (1, 0)), (udivide, (1, 0)), (wrap, ("x", 1)), (wrap, (1,)), (fill, (5.5, 1, 1))):
    try:
        print(f(*a))
    except (ZeroDivisionError, TypeError) as e:
        print(type(e).__name__, e)

# expect: 13 1 -1 -34 1
# expect: 4294901761 0
# expect: (16, 0, 0) (-16, -4, 2147483644) (-2147483648, 0, 0)
# expect: (3, 1) (-4, 1) (-4, -1) (4, 0) (429496729, 5)
# expect: True False
# expect: 610
# expect: bytearray(b'\xfa\xfb\xfc\xfd\xfe\xff\x00\x01') 1516 4950
# expect: (255, 9029, 305419896, 22136, 18)
# expect: 0x29b1
# expect: True False 4.5 1099511627779 None 5 -6
# expect: ZeroDivisionError integer division or modulo by zero
# expect: ZeroDivisionError integer division or modulo by zero
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError wrap() missing 1 required positional argument: 'b'
# expect: TypeError a bytes-like object is required, not 'float'
# expect: 3 294


@micropython.viper
def uses_what_the_module_uses(buf: ptr8, n: int) -> int:
    total = 0
    for i in range(n):
        total += int(buf[i])
    return total


print(sum([int(x) for x in range(3)]), uses_what_the_module_uses(bytearray(b"abc"), 3))
