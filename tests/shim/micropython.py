# SPDX-License-Identifier: MIT
"""MicroPython's `micropython` module for CPython, the oracle of the tests: the decorators do nothing,
and the pointer types that viper functions name become views of the buffer they are given."""

import builtins
import struct
import traceback


def native(function):
    return function


bytecode = native


def _pointer(code):
    size = struct.calcsize(code)

    class Pointer:
        """What viper's ptr8, ptr16 and ptr32 are: items of fixed width at an address."""

        def __init__(self, buffer):
            self.view = memoryview(buffer).cast("B")

        def __getitem__(self, index):
            return struct.unpack_from("<" + code, self.view, index * size)[0]

        def __setitem__(self, index, value):
            mask = (1 << 8 * size) - 1
            self.view[index * size : (index + 1) * size] = (value & mask).to_bytes(size, "little")

    return Pointer


builtins.ptr8 = _pointer("B")
builtins.ptr16 = _pointer("H")
builtins.ptr32 = _pointer("i")
builtins.ptr = _pointer("B")
builtins.uint = int


def viper(function):
    """Wraps arguments annotated as pointers."""
    names = function.__code__.co_varnames[: function.__code__.co_argcount]
    kinds = [function.__annotations__.get(name) for name in names]

    def call(*args):
        return function(
            *(
                kind(arg) if kind in (builtins.ptr8, builtins.ptr16, builtins.ptr32) else arg
                for kind, arg in zip(kinds, args)
            )
        )

    call.__name__ = function.__name__
    return call


def const(value):
    return value


def opt_level(level=None):
    return 0


def mem_info(verbose=None):
    pass


def heap_lock():
    pass


def heap_unlock():
    return 0


def schedule(function, argument):
    try:
        function(argument)
    except Exception as error:
        traceback.print_exception(error)
