# SPDX-License-Identifier: MIT
# What the compiler does in files only: constants as stock takes them, names as strings, long displays, loops that
# allocate nothing, classes that share no cell.
import micropython
from micropython import const

_HIDDEN = const(20)
SEEN = const(_HIDDEN + 1)
_PAIR = const((_HIDDEN, "text", b"bytes"))
annotated: int = const(SEEN * 2)


class Register:
    WIDTH = const(4)
    _mask = const((1 << 4) - 1)
    both = (WIDTH, _mask)

    def a_rather_long_name(self):
        return "a_rather_long_name", SEEN, _PAIR is _PAIR, annotated


print(_HIDDEN, SEEN, _PAIR, Register.both, Register().a_rather_long_name(), getattr(Register, "WIDTH"))
print([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, len("x"), 20, 21, 22][17:20])
print(2 in [1, 2], "b" in ["a", "b"], "c" not in ["a", "b"], {len("k"): 1, 2: len("vv")}[1])


class Base:
    def __new__(cls):
        return super(Base, cls).__new__(cls)

    def kind(self):
        return "base "


class Derived(Base):
    def name(self):
        return super(Derived, self).kind() + super().kind()


print(Derived().name())


def total(n):
    result = 0
    for i in range(n):
        if i == 4:
            break
        result += i
    return result


result = None
micropython.heap_lock()
result = total(6)
micropython.heap_unlock()
print(result, 0x1234567890ABCDEF1234567890ABCDEF & 0xFFFF, (1 << 66) >> 65, ~(1 << 70), (2**65 - 1) % 1000)
