# SPDX-License-Identifier: MIT
# micropython.const in class bodies: names with _ in front are no attributes, unless the module uses them as such; the
# methods see the names.
# not: stock
import micropython
from micropython import const


class A:
    WIDTH = const(4)
    _mask = const((1 << WIDTH) - 1)
    _used = const(7)
    __private = const(8)
    print(WIDTH, _mask, _used)
    # expect: 4 15 7
    PAIR = const((1, 2))
    lower = const(5)
    max = const(6)
    twice = const(1)
    twice = twice + 1

    class Inner:
        DEEP = micropython.const("deep")

        def get(self):
            return DEEP, WIDTH, [_mask for i in range(2)]

    def method(self):
        WIDE = WIDTH + 1
        return WIDTH, _mask, self.WIDTH, self._used, WIDE, self.__private, max(1, 2), self.PAIR

    def own(self, WIDTH):
        return WIDTH

    def missing(self):
        try:
            return lower
        except NameError:
            return "NameError"

    if WIDTH > 3:
        BIG = const(True)
    _dyn = len("abc")


class B(A):
    WIDTH = const(-1)
    _mask = const("text")

    def method(self):
        return WIDTH, _mask, self.WIDTH


for name in ("WIDTH", "_mask", "_used", "PAIR", "BIG", "_dyn", "twice", "max"):
    print(name, hasattr(A, name))
# expect: WIDTH True
# expect: _mask False
# expect: _used True
# expect: PAIR True
# expect: BIG True
# expect: _dyn True
# expect: twice True
# expect: max True
print(A().method(), A().own(9), A().missing(), A.twice)
# expect: (4, 15, 4, 7, 5, 8, 2, (1, 2)) 9 NameError 2
print(A.Inner().get(), B().method(), A().method()[:2])
# expect: ('deep', 4, [15, 15]) (-1, 'text', -1) (4, 15)


def outside():
    try:
        return WIDTH
    except NameError:
        return "NameError"


print(outside())
# expect: NameError
