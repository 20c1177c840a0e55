# SPDX-License-Identifier: MIT
# Nothing that an address went into may be in the image.
# boot: 20 23 27
# note: it depends on the address of an object


class Plain:
    pass


class Valued:
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Valued)


ONE, TWO = Plain(), Plain()
BY_IDENTITY = {ONE: 1, TWO: 2}
IN_TUPLE = {(1, ONE)}
NAME = repr(TWO)
NUMBER = id(ONE)
HASH = hash(TWO)
BY_VALUE = {Valued(): "value", (1, Valued()): "pair"}
BY_NAME = {Plain: 1, Valued: 2, len: 3, "x": 4}
print(BY_IDENTITY[ONE], BY_IDENTITY[TWO], (1, ONE) in IN_TUPLE, NAME == repr(TWO), NUMBER == id(ONE), HASH == hash(TWO),
      BY_VALUE[Valued()], BY_VALUE[1, Valued()], BY_NAME[Plain], BY_NAME[len], TWO in BY_IDENTITY, Plain() in BY_IDENTITY)
