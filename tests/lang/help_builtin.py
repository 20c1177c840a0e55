# SPDX-License-Identifier: MIT
# alone
# help(x) lists what a class or module has, as far as this image names it.
import sys
import micropython

if sys.implementation.name == "cpython":
    sys.exit()  # its own help is a long text


class Pump:
    """Water."""
    rate = 5
    name = "north"
    spare = 1
    del spare

    @property
    def full(self):
        return True

    def __repr__(self):
        return "<Pump>"


def locked():
    return micropython.heap_locked()


int.from_bytes(b"\1", "little"), (1).to_bytes(1, "little")
help(int)
help(300)
help(micropython)
help(Pump.name)
del Pump.full, Pump.__repr__
help(Pump)
help("modules")
try:
    help(1, 2)
except TypeError as e:
    print("TypeError")
# expect: object <class 'int'> is of type type
# expect:   from_bytes -- <classmethod>
# expect:   to_bytes -- <function>
# expect: object 300 is of type int
# expect:   from_bytes -- <classmethod>
# expect:   to_bytes -- <function>
# expect: object <module 'micropython' (built-in)> is of type module
# expect:   __name__ -- micropython
# expect:   heap_locked -- <function>
# expect: object north is of type str
# expect: object <class '__main__.Pump'> is of type type
# expect:   __module__ -- __main__
# expect:   rate -- 5
# expect:   name -- north
# expect: __main__          micropython       sys
# expect: TypeError
