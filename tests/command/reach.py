#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What an image holds of the runtime: all that it can use, little else, and computed names are told.

usage: reach.py FIRN
"""
import json
import os
import re
import subprocess
import sys
import tempfile

FIRN = sys.argv[1]
TARGET = "mps2-an385"
faults = 0

SECOND = '''
class Stack:
    def __init__(self):
        self.items = {}

    def push(self, key, v):
        if key in self.items:
            raise KeyError(key)
        self.items[key] = v


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


s = Stack()
try:
    for i in numbers(4):
        s.push(i, i)
    s.push(0, 9)
except KeyError as e:
    print("twice", e)
print(s.items)
'''


def complain(what, *more):
    global faults
    faults += 1
    print(what, *more)


def run(*arguments):
    return subprocess.run([FIRN, *arguments], capture_output=True, text=True, timeout=120)


def build(text, *options):
    """The symbols that `firn size` names, what the build said, and what the program prints with its statistics."""
    with tempfile.TemporaryDirectory() as folder:
        app, elf, stats = (os.path.join(folder, name) for name in ("app.py", "app.elf", "stats.json"))
        with open(app, "w") as file:
            file.write(text)
        done = run("build", app, "-t", TARGET, "-o", elf, *options)
        if done.returncode:
            complain("build of", text, "failed:", done.stderr)
            return set(), "", "", {}
        symbols = set(re.findall(r"\S+", run("size", elf, "-n", "5000").stdout))
        ran = run("run", app, "-t", TARGET, "--stats", stats, *[word for word in options if word != "-v"])
        with open(stats) as file:
            return symbols, done.stderr, ran.stdout, json.load(file)


def expect(what, text, printed, kept=(), dropped=(), told=(), rom=0, options=()):
    symbols, said, stdout, stats = build(text, "-v", *options)
    if stdout != printed:
        complain("%s: printed %r, not %r" % (what, stdout, printed))
    for name in kept:
        if name not in symbols:
            complain("%s: %s is missing" % (what, name))
    for name in dropped:
        if name in symbols:
            complain("%s: %s is of no use" % (what, name))
    for words in told:
        if words not in said:
            complain("%s: -v does not say %r but %r" % (what, words, said))
    if rom and stats.get("rom_bytes", rom + 1) > rom:
        complain("%s: %d bytes of ROM, more than %d" % (what, stats["rom_bytes"], rom))
    if stats.get("ram_static_bytes", 9999) > 1024:
        complain("%s: %d bytes of static RAM" % (what, stats["ram_static_bytes"]))


UPPER, ALPHA = "firn_cfun_str$2Eupper", "firn_cfun_str$2Eisalpha"

expect("nothing but print", "print('x')\n", "x\n", rom=700, kept=("port_main",), dropped=("vm", "gc", "vm_init"))
expect("nothing but print, as bytecode", "print('x')\n", "x\n", rom=13100, options=("--emit", "bytecode"), kept=("frame_run_calls",),
       dropped=("vm_binary", "vm_subscr", "vm_attr_get", "vm_iter", "handler_op", "bigint_binary", "class_new", UPPER))
expect("second program", SECOND, "twice 0\n{0: 0, 1: 1, 2: 2, 3: 3}\n", rom=39800,
       kept=("handler_op", "generator_new", "dict_set", "frame_run_objects"),
       dropped=("class_new", "class_call", "vm_bind", "vm_subscr", "list_subscr", "exception_getattr", "slice_resolve", "list_repeat", "dict_union", UPPER, "firn_name___add__"))
with open(os.path.join(os.path.dirname(__file__), "..", "..", "bench", "programs", "second.py")) as program:
    expect("second program of the bench", program.read(), "bad word 4\n{'one': 1, 'two': 2, 'three': 3}\n", rom=29300,
           kept=("bigint_binary", "dict_set"), dropped=("vm_binary", "dict_subscr", "str_binary", "function_make_method", "special_call"))
# What types get where is not followed when a class body is had as a dict, and -v says so.
expect("types that are not followed", "class C:\n    def f(self):\n        return 1\ndef g(c):\n    class D:\n        n = c.f() * len(locals()) // len(locals())\n"
       "    return D.n\nprint(g(C()))\n", "1\n", kept=("function_make_method",), told=("note[types]", "locals() of a class body"))
expect("special methods by names that are made", "class C:\n    pass\ndef f(v, a):\n    setattr(C, a + 'add__', lambda s, o: o + 1)\n"
       "    return v + 1\nprint(f(C(), '__'))\n", "2\n", kept=("firn_name___add__",))
# What operators and subscripts of a type are made of comes with the operator.
expect("products", "def f(a, b):\n    return a * b\nprint(f(2**20, 2**20), f('ab', 2), f([1], 2), f((), 3))\n",
       "1099511627776 abab [1, 1] ()\n", kept=("bigint_multiply", "str_repeat", "list_repeat"),
       dropped=("bigint_shift", "bigint_bits"))
expect("slices", "def f(s):\n    return s[1:]\nprint(f('abc'), f([1, 2]), f((1, 2)))\n", "bc [2] (2,)\n",
       kept=("str_slice", "list_slice", "tuple_slice"), dropped=("bigint_multiply",))
expect("a slice made at build time", "S = slice(1, 3)\ndef f(s):\n    return s[S]\nprint(f('abcd'), f([1, 2, 3]), f((1, 2, 3)))\n",
       "bc [2, 3] (2, 3)\n", kept=("str_slice", "list_slice", "tuple_slice"))
# A name that is computed may be any: everything it can reach is kept, and the build says where and why.
COMPUTED = "def f(v, a, b):\n    return getattr(v, a + b)()\nprint(f('abc', 'up', 'per'))\n"
expect("computed name", COMPUTED, "ABC\n", kept=(UPPER, ALPHA),
       told=("app.py:2:", "note[computed-name]", "all members of all builtin types and modules are kept"))
PREFIX = "def f(v, b):\n    return getattr(v, 'is' + b)()\nprint(f('abc', 'alpha'))\n"
expect("computed end of a name", PREFIX, "True\n", kept=(ALPHA,), dropped=(UPPER,),
       told=("app.py:2:", "note[computed-name]", "whose names begin with 'is' are kept"))
LISTED = "class C:\n    def go(self):\n        pass\ndef f(v):\n    return [n for n in dir(v) if n[0] != '_']\nprint(f(C()))\n"
expect("names that are listed", LISTED, "['go']\n", dropped=(UPPER, ALPHA), told=("app.py:5:", "note[computed-name]", "dir lists names"))
expect("name that is known", "def f(v):\n    return getattr(v, 'upper')()\nprint(f('abc'))\n", "ABC\n",
       kept=(UPPER,), dropped=(ALPHA,))
# Tables of characters beyond ASCII are there where a constant has some, and when they are asked for.
CASE = "def f(s):\n    return s.upper(), s.isalpha()\nprint(f(%s), f('x'))\n"
expect("characters that are not written", CASE % "chr(233)", "('é', True) ('X', True)\n", dropped=("unicode_tables",))
expect("characters of a constant", CASE % "'é'", "('É', True) ('X', True)\n", kept=("unicode_tables",))
expect("all characters", CASE % "chr(233)", "('É', True) ('X', True)\n", kept=("unicode_tables",), options=("--unicode", "all"))
# A type can be called without its name being mentioned.
expect("class by a class's class", "class C:\n    x = 1\ndef f(v):\n    return v.__class__.__class__('D', (C,), {'y': 2})\ndef g():\n    d = f(C())()\n    print(d.x, d.y)\ng()\n",
       "1 2\n", kept=("class_new",))
expect("type by an instance", "def f(v):\n    return type(v)()\nprint(f([1]), f('a'), f({1: 2}))\n", "[]  {}\n")
expect("class by an instance", "def f(v):\n    return v.__class__()\nprint(f([1]), f(3))\n", "[] 0\n")

# The tests of small interpreters are for them.
for name in ("loops", "objects"):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../lang/interpreter_%s.py" % name), encoding="utf-8") as file:
        symbols = build(file.read())[0]
        if "frame_run_" + name not in symbols:
            complain("interpreter_%s.py needs another interpreter" % name)

print("%d faults" % faults)
sys.exit(1 if faults else 0)
