#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""firn build --dump=types: which types get where, and why it is not known.

usage: types.py FIRN
"""
import os
import subprocess
import sys
import tempfile

FIRN = sys.argv[1]
faults = 0

SUMS = """
class Sum:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n


def halves(numbers):
    for n in numbers:
        yield n / 2


s = Sum()
for half in halves([1, 2, 3]):
    s.add(half)
    print(s.total)


def never():
    return {}['x']
"""


def dump(text, **modules):
    with tempfile.TemporaryDirectory() as folder:
        elf = os.path.join(folder, "app.elf")
        for name, source in dict(modules, main=text).items():
            with open(os.path.join(folder, name + ".py"), "w") as file:
                file.write(source)
        done = subprocess.run([FIRN, "build", folder, "-t", "mps2-an385", "-o", elf, "--dump=types", "-v"], capture_output=True,
                              text=True, timeout=120)
        return done.stdout, done.stderr


def expect(what, text, told=(), not_told=(), said="", **modules):
    global faults
    out, err = dump(text, **modules)
    lines = [" ".join(line.split()) for line in out.splitlines()]
    for line in told:
        if line not in lines:
            faults += 1
            print("%s: no %r in %s" % (what, line, out))
    for line in not_told:
        if line in lines:
            faults += 1
            print("%s: %r in %s" % (what, line, out))
    if said not in err:
        faults += 1
        print("%s: no %r in %r" % (what, said, err))


expect("sums", SUMS, told=("binary operator float int", "subscript", "yielded float", "runs: __main__.Sum.add", "next item generator",
                           "instances object instance"), not_told=("runs: __main__.never", "runs: __main__.Sum.__init__"))
expect("text", "def f(s):\n    return s[1:] + 'x'\nprint(f('abc'))\n", told=("subscript str", "binary operator str"))
expect("names", "def f(o):\n    return vars(o)\nf.x = 1\nprint(f(f))\n", told=("runs: __main__.f",))
expect("body", "def f():\n    class C:\n        n = len(locals())\n    return C.n\n\n\nprint(f())\n",
       said="note[types]: types are not followed: locals() of a class body or of native code is used in f.<locals>.C (__main__, line 3)")
expect("coroutine", "async def f():\n    print(1)\nf().send(None)\n", told=("runs: __main__.f", "attribute coroutine"))
expect("module", "import part\ndef f():\n    print(part.foo[0])\nf()\n", told=("runs: part.__getattr__",),
       part="def __getattr__(name):\n    return [name]\n")
print("%d faults" % faults)
sys.exit(1 if faults else 0)
