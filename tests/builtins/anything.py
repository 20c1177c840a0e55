#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Calls every function and method of builtin.def with selfs and arguments of all types.

usage: anything.py --firn PATH [--target NAME] [--rounds N] [--seed N] [--keep FILE]

Any result and any exception is right; what is wrong is a crash, a hang, or a value that repr() cannot
show. Among the arguments are objects whose methods fail, and objects whose methods change the
container that the call is working on. A method is called through its type, so that self is wrong
most of the time; whenever self is of another type, the call must be a TypeError.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# How a program gets at the types of builtin.def that have no name in builtins.
TYPES = {
    "array_array": "array.array", "deque": "deque", "namedtuple_base": "Pair", "defaultdict": "defaultdict",
    "ordereddict": "OrderedDict", "counter": "Counter", "fixed_dict": "type(errno.errorcode)", "namespace": "type(globals())", "dict_keys": "type({}.keys())", "dict_values": "type({}.values())",
    "dict_items": "type({}.items())", "exception": "BaseException", "generator": "type(numbers())",
    "coroutine": "type(coroutine())", "async_generator": "type(later())", "async_step": "type(later().asend(None))",
    "exception_group": "BaseExceptionGroup", "hash": "type(hashlib.md5())",
    "iobase": "io.IOBase", "bytesio": "io.BytesIO", "stringio": "io.StringIO", "re_pattern": "re.Pattern", "re_match": "re.Match",
    "deflateio": "deflate.DeflateIO", "coroutine_wrapper": "type(coroutine().__await__())", "framebuf": "framebuf.FrameBuffer",
    "ringio": "micropython.RingIO", "signal": "machine.Signal", "fileio_text": "io.TextIOWrapper", "fileio_bytes": "io.FileIO", "vfs_ram": "vfs.VfsRam", "vfs_rom": "vfs.VfsRom",
}
# These end the program, wait, write (to the files of this computer, too), or touch hardware; iterator is no type, a stream has no methods.
NEVER = {"input", "print", "help", "exit", "sleep", "sleep_ms", "sleep_us", "print_exception", "mem_info", "schedule",
         "disable_irq", "enable_irq", "idle", "reset", "soft_reset", "disable", "iterator", "stream", "stream_bytes", "__import__",
         "select", "poll", "ipoll", "vfs_posix", "_prompt", "exec", "eval", "compile", "execfile", "__repl_print__", # the compiler
         "heap_lock", "bytes_at", "bytearray_at"} # no memory; any address
# Where selfs of other types are right, too: those of the same kind (kind.def), which have the same layout.
FILES = "(io.BytesIO, io.StringIO)"
OPENED = "(io.TextIOWrapper, io.FileIO)"
VIEWS = "(type({}.keys()), type({}.values()), type({}.items()))"
ALSO = {"namedtuple_base": "tuple", "coroutine": "(type(numbers()), type(coroutine()))", "defaultdict": "dict",
        "ordereddict": "dict", "counter": "dict", "fixed_dict": "dict", "namespace": "dict", "bytesio": FILES, "stringio": FILES, "fileio_text": OPENED, "fileio_bytes": OPENED, "dict_keys": VIEWS, "dict_values": VIEWS, "dict_items": VIEWS}
# For these a self of any type is right.
ANY_SELF = {"object"}

HEAD = '''
import array, binascii, cmath, collections, deflate, errno, framebuf, gc, hashlib, heapq, io, machine, math, micropython, os, platform, re, struct, sys, time, uctypes, vfs, zlib
from collections import Counter, deque, defaultdict, OrderedDict, namedtuple
Pair = namedtuple("Pair", "x y")
MEMORY = bytearray(8)
vfs.mount(vfs.VfsRam(), "/")
held = [None]  # what the call under way was given as self

class Plain:
    def m(self): return 1
class MyList(list): pass
class MyStr(str): pass
class MyInt(int): pass
class MyDict(dict): pass
class Fails:
    def fail(self, *args): raise ValueError("fails")
    __eq__ = __lt__ = __len__ = __index__ = __iter__ = __next__ = __getitem__ = __call__ = fail
    __add__ = __radd__ = __bool__ = __str__ = __enter__ = __contains__ = __float__ = __int__ = fail
    def __hash__(self): return 1
class Wrong:
    def wrong(self, *args): return self
    __len__ = __index__ = __hash__ = __bool__ = __str__ = __format__ = __float__ = __int__ = wrong
    __iter__ = __eq__ = __getitem__ = __lt__ = wrong
    def __init__(self): self.left = 5
    def __next__(self):
        self.left -= 1
        if self.left < 0: raise StopIteration
        return ()
    def __length_hint__(self): return -1
class Clears:
    """Empties what the call is working on, in the middle of it."""
    def clear(self, *args):
        self.left -= 1
        if self.left < 0: raise StopIteration
        try: held[0].clear()
        except Exception:
            try: held[0].pop()
            except Exception: pass
        return 1
    def __init__(self): self.left = 6
    def __iter__(self): return self
    def __eq__(self, other): return not self.clear()
    def __hash__(self): return 1
    __next__ = __index__ = __len__ = __call__ = __lt__ = __getitem__ = __int__ = clear
class Grows:
    """Adds to it."""
    def grow(self, *args):
        self.left -= 1
        if self.left < 0: raise StopIteration
        for i in range(20):
            for add in ("append", "add", "update", "extend", "setdefault"):
                try: getattr(held[0], add)(b"x" * i)
                except Exception: pass
        return 1
    def __init__(self): self.left = 4
    def __iter__(self): return self
    def __eq__(self, other): return not self.grow()
    def __hash__(self): return 1
    __next__ = __index__ = __len__ = __call__ = __lt__ = __getitem__ = __int__ = grow

def numbers():
    yield 1
    yield 2
async def coroutine(): return 1
async def later():
    yield 1
    yield 2
def group(): return ExceptionGroup("g", [ValueError(1), TypeError(2)])
def started():
    g = numbers()
    next(g)
    return g
def nested():
    a = []
    a.append(a)
    return a

values = [
    lambda: None, lambda: True, lambda: 0, lambda: 1, lambda: -1, lambda: 3, lambda: 300, lambda: 2 ** 33,
    lambda: -2 ** 70, lambda: 1.5, lambda: 2 - 3j, lambda: complex("nan"), later, lambda: later().__anext__(), group, lambda: t"{1}", lambda: hashlib.sha1(b"x"),
    lambda: io.BytesIO(b"ab\\ncd"), lambda: io.StringIO("\\u20aca\\nb"), lambda: re.compile("(a|b)+"), lambda: re.compile(b"."), lambda: re.match("(?P<n>a)", "ab"),
    lambda: deflate.DeflateIO(io.BytesIO(b"KLJN\\x01\\x00"), 1), lambda: "(a)|\\\\d*", lambda: float("nan"), lambda: -float("inf"),
    lambda: "", lambda: "a,b", lambda: "\\u20ac\\u00e9a", lambda: "utf-8", lambda: "{0!r:>{1}}", lambda: "%5.2f%s", lambda: "<4sHq", lambda: "012",
    lambda: b"", lambda: b"ab", lambda: b"\\xff\\xfe 7", lambda: bytearray(b"xyz"), lambda: memoryview(b"abcd"),
    lambda: memoryview(bytearray(8))[::2], lambda: array.array("H", [1, 2]), lambda: array.array("b", b"abc"),
    lambda: [], lambda: [1, "a", 2.5], lambda: [3, 1, 2], lambda: ["a", "b"], nested, lambda: [Clears(), 1, Clears()],
    lambda: (), lambda: (1, (2,)), lambda: ("a", "b"), lambda: (Grows(), 2, 3),
    lambda: {}, lambda: {"a": 1, 2: "b"}, lambda: {Clears(): 1}, lambda: {Grows(): 2, 3: 4},
    lambda: set(), lambda: {1, 2, "x"}, lambda: {Clears()}, lambda: frozenset((3, 4)),
    lambda: range(5), lambda: range(10, 0, -3), lambda: slice(1, None, 2), lambda: slice(None),
    lambda: iter([1, 2]), lambda: iter("ab"), lambda: iter({1: 2}), lambda: zip("ab", "cd"), lambda: map(str, [1, 2]),
    lambda: enumerate("ab"), lambda: reversed([1, 2]), numbers, started, lambda: Plain, lambda: Plain(), lambda: MyList([1]),
    lambda: MyStr("x"), lambda: MyInt(7), lambda: MyDict(a=1), lambda: Pair(1, 2), lambda: deque([1, 2, 3], 4), lambda: deque([Clears(), 2]), lambda: OrderedDict(a=1), lambda: Counter("abca"),
    lambda: defaultdict(list), lambda: ValueError("x"), lambda: OSError(2, "x"), lambda: property(len), lambda: staticmethod(len),
    lambda: len, lambda: "a".upper, lambda: [].append, lambda: Plain().m, lambda: str.upper, lambda: ..., lambda: NotImplemented, lambda: {"a": 1}.keys(),
    lambda: {1: 2}.values(), lambda: {1: 2}.items(), lambda: int, lambda: str, lambda: list, lambda: type, lambda: object(),
    lambda: framebuf.FrameBuffer(bytearray(8), 8, 8, framebuf.MONO_VLSB), lambda: micropython.RingIO(4), lambda: coroutine().__await__(),
    lambda: uctypes.struct(uctypes.addressof(MEMORY), {"a": uctypes.UINT8}),
    lambda: open("f", "w+"), lambda: open("a,b", "a+b"), lambda: vfs.VfsRam(), lambda: vfs.VfsRom(b"\\xd2\\xcd\\x31\\x00"), lambda: os.uname(), lambda: "r+b",
    lambda: sys, lambda: math, lambda: Fails(), lambda: Wrong(), lambda: Clears(), lambda: Grows(), lambda: lambda *a: a, lambda: ValueError,
]
state = [SEED]
def pick(n):
    state[0] = (state[0] * 1103515 + 12345) % 2147483647
    return (state[0] >> 8) % n
class OutOfTurn(Exception): pass
keywords = ["key", "reverse", "sep", "end", "default", "maxlen", "encoding", "errors", "byteorder", "signed", "start", "last", "x", "\\u20ac"]
outcomes = [0, 0, 0]
def attempt(where, f, typ, selfs, least, most):
    for round in range(ROUNDS):
        args = [values[pick(len(values))]() for i in range(max(0, least + pick(4) - 1 if pick(3) else least))]
        if most < 255: args = args[:most + 1]
        of_type = False
        if selfs is not None:
            chosen = selfs() if pick(2) else values[pick(len(values))]()
            of_type = typ is None or isinstance(chosen, typ)
            if args: args[0] = chosen
            held[0] = chosen
        elif args:
            held[0] = args[pick(len(args))]
        named = {keywords[pick(len(keywords))]: values[pick(len(values))]()} if pick(8) == 0 else {}
        if TRACE: print(where, args and type(args[0]), [type(a) for a in args[1:]], named and list(named))
        try:
            r = f(*args, **named)
            text = "%.20s" % repr(r) if type(r) not in UNSHOWN else ""
            outcomes[0] += 1
            wrong = selfs is not None and typ is not None and (not args or not of_type)
        except TypeError:
            outcomes[1] += 1
            continue
        except Exception as e:
            outcomes[2] += 1
            wrong = False
        if wrong: print("no TypeError:", where, args and type(args[0]))
UNSHOWN = (Fails, Wrong)
'''


def rows():
    """(owner, name, least, most, is a method with a self) of each callable row of builtin.def."""
    text = ""
    for table in ("builtin.def", "builtin_module.def"):
        with open(os.path.join(ROOT, "runtime/abi", table), encoding="utf-8") as file:
            text += file.read()
    groups = {}
    for name, body in re.findall(r"#define (SPECIALS_\w+)\(owner\) \\\n((?:.*\\\n)*.*\n)", text):
        groups[name] = body
    text = re.sub(r"#define SPECIALS_\w+\(owner\) \\\n(?:.*\\\n)*.*\n", "", text)
    text = re.sub(r"^(SPECIALS_\w+)\((\w+)\)$", lambda m: groups[m[1]].replace("(owner", "(" + m[2]), text, flags=re.M)
    for kind, owner, name, least, most, flags in re.findall(
            r"^\s*(BUILTIN|METHOD|FUNCTION)\((?:(\w+), )?(\w+), \w+, (?:\d|N|KW), (\d+), (\d+), (\w+)\)", text, re.M):
        if name in NEVER or owner in NEVER:
            continue
        yield owner, name, int(least), int(most), kind == "METHOD" and flags not in ("CLASS", "STATIC"), kind


def program(rounds, seed, trace):
    """A call of attempt() for each row."""
    lines = [HEAD.replace("SEED", str(seed)).replace("ROUNDS", str(rounds)).replace("TRACE", str(trace))]
    count = 0
    for owner, name, least, most, has_self, kind in rows():
        if kind == "METHOD":
            typ = TYPES.get(owner, owner)
            function, where = "getattr(%s, %r)" % (typ, name), owner + "." + name
            checked = typ if has_self and owner not in ANY_SELF else "None"
            checked = ALSO.get(owner, checked)
            # selfs of the right type, made from the values that are of it
            selfs = "of(%s)" % typ if has_self else "None"
        else:
            function = "%s.%s" % (owner, name) if owner else name
            where, checked, selfs = function, "None", "None"
        lines.append("attempt(%r, %s, %s, %s, %d, %d)" % (where, function, checked, selfs, least, most))
        count += rounds
    of = '''
def of(typ):
    right = []
    for v in values:
        if isinstance(v(), typ): right.append(v)
    return lambda: right[pick(len(right))]() if right else None
'''
    lines.insert(1, of)
    lines.append("print('calls', outcomes[0] + outcomes[1] + outcomes[2], outcomes[0] > 0, outcomes[1] > 0, outcomes[2] > 0)")
    return "\n".join(lines) + "\n", "calls %d True True True\n" % count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--firn", required=True)
    parser.add_argument("--target", default="host")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="write the program there too")
    parser.add_argument("--trace", action="store_true", help="print each call before it is made")
    parser.add_argument("options", nargs="*", help="more options of firn run, after --")
    args = parser.parse_args()
    text, expected = program(args.rounds, args.seed, args.trace)
    with tempfile.TemporaryDirectory() as folder:
        path = args.keep or os.path.join(folder, "anything.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        run = subprocess.run([args.firn, "run", path, "-t", args.target, "--timeout", "300"] + args.options,
                             capture_output=True, text=True)
    if args.trace:
        print(run.stdout)
    if run.returncode or run.stdout != expected:
        print("status", run.returncode, "expected", expected, "got", run.stdout[-2000:], run.stderr[-2000:])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
