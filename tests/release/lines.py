#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--lines: what an image without line tables prints, `firn symbolize` makes the same as what one with them prints.

usage: lines.py FIRN TARGET
"""
import difflib
import os
import re
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
faults = 0

FILES = {
    "main.py": """\
import sys
import far
import parts.inner as inner


@micropython.native
def twice(f, x):
    y = f(x)
    return y + f(
        y)


def recurse(n):
    if n > 6:
        return (recurse(n - 1) +
                1)
    return recurse(n - 1) if n else inner.Table_of_things().take_one_out(5)


def tell(f, *args):
    try:
        f(*args)
    except Exception as e:
        sys.print_exception(e)


def chained():
    def deep():
        inner.divide(1)
    try:
        deep()
    except ZeroDivisionError:
        raise ValueError('second')


def makes_two():
    yield 1
    yield (lambda x: x.missing)(3)


tell(recurse, 12)
tell(twice, inner.divide, 2)
tell(chained)
tell(lambda: list(makes_two()))
tell(inner.add_up, 3, None)
tell(far.away)
try:
    assert inner is None, 'asserted'
    print('no assertions')
except AssertionError as e:
    print(e)
print('  in the text, File "x", line 3, in y')
inner.divide(1)
""",
    "far.py": "\n" * 65999 + "def away():\n    pass\n" + "\n" * 70000 + "    return 1 // 0\n",
    "parts/__init__.py": "",
    "parts/inner.py": """\
class Table_of_things:
    def __init__(self):
        self.rows = [1, 2, 3]

    def take_one_out(self, n):
        for i in range(n):
            self.rows[
                i]
        return divide(0)


def divide(x):
    if x > 1:
        return divide(x - 1)
    return 1 // (
        x - 1)


@micropython.native
def add_up(n, what):
    total = 0
    for i in range(n):
        total += i
        if i == 2:
            total = what + total
    return total
""",
}


def fault(what):
    global faults
    faults += 1
    print(what)


def firn(folder, *arguments, status=0, text=None):
    done = subprocess.run([FIRN, *arguments], cwd=folder, capture_output=True, text=True, timeout=100, input=text)
    if done.returncode != status:
        fault("firn %s: status %d\n%s" % (" ".join(arguments), done.returncode, done.stderr[-2000:]))
    return done.stdout, done.stderr


def difference(wanted, got):
    return "\n".join(difflib.unified_diff(wanted.splitlines(), got.splitlines(), "with lines", "symbolized", lineterm="", n=1))


def run(folder, *options):
    """Both streams: on boards they are one. Without what firn says of a target that has no runtime as bitcode."""
    out, err = firn(folder, "run", ".", "-t", TARGET, *options, status=1)
    return out + "".join(line for line in err.splitlines(True) if not line.startswith("note[release]"))


def build(folder, *options):
    firn(folder, "build", ".", "-t", TARGET, "-o", "app.elf", "--symbols", "app.sym", *options)
    rom = int(re.search(r"(\d+) +\d+  total", firn(folder, "size", "app.elf")[0]).group(1))
    return rom


def check_level(folder, full, lines, options):
    """The ROM's size, and what its image prints."""
    options = ("--lines", lines, *options)
    said = run(folder, *options)
    rom = build(folder, *options)
    if lines == "func" and not ('File "main.py", line 13, in recurse+0x' in said or 'in recurse at 0x' in said):
        fault("%s: no place\n%s" % (options, said))
    if lines == "none" and re.search("recurse|main.py|inner.py", said):
        fault("%s: there are names\n%s" % (options, said))
    for symbols in "app.elf", "app.sym":
        got, _ = firn(folder, "symbolize", symbols, text="boot\n" + said)
        if got != "boot\n" + full:
            fault("%s %s: not as with lines:\n%s" % (options, symbols, difference("boot\n" + full, got)))
    with open(os.path.join(folder, "trace.txt"), "w") as file:
        file.write("  in #9999+0x3\n" + said)
    got, told = firn(folder, "symbolize", "app.sym", "trace.txt", status=1)
    if got != "  in #9999+0x3\n" + full or "error[symbols]: 1 row is not of the build of app.sym" not in told:
        fault("a row of another build: %s%s" % (difference(full, got), told))
    return rom, said


def in_rom(folder):
    """Is what stands before a function's name, or a file's name, in what is loaded?"""
    done = subprocess.run(["readelf", "-SW", "app.elf"], cwd=folder, capture_output=True, text=True, check=True).stdout
    with open(os.path.join(folder, "app.elf"), "rb") as file:
        elf = file.read()
    rows = re.findall(r"\] (\.\S+) +PROGBITS +\w+ (\w+) (\w+) \w+ +[WXMS]*A[WXMS]* ", done)
    return any(b"chained.<locals>" in elf[int(at, 16):int(at, 16) + int(size, 16)] or b"inner.py" in elf[int(at, 16):int(at, 16) + int(size, 16)]
               for name, at, size in rows)


def described(folder):
    """Bytes of names and lines of all functions."""
    table = subprocess.run(["nm", "-S", "app.elf"], cwd=folder, capture_output=True, text=True, check=True).stdout
    return sum(int(size, 16) for size in re.findall(r"^\w+ (\w+) \w firn_code_", table, re.M))


def check(folder):
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
    for emit in "bytecode", "native":
        full = run(folder, "--emit", emit)
        if full.count("Traceback") != 8 or "asserted" not in full or 'File "far.py", line 136002, in away' not in full:
            fault("with lines:\n" + full)
        if run(folder, "--emit", emit, "--world", "open") != full:
            fault("packed lines")
        roms = [build(folder, "--emit", emit)]
        with_lines = described(folder)
        if not in_rom(folder):
            fault("the names are not where they should be")
        for lines in "func", "none":
            roms.append(check_level(folder, full, lines, ("--emit", emit))[0])
            if emit == "bytecode" and described(folder) >= with_lines:
                fault("--lines %s: there are line tables" % lines)
        if in_rom(folder):
            fault("--lines none: a name is in ROM")
        if not roms[0] > roms[2] < roms[1]:
            fault("sizes %r" % roms)
        print(emit, "ROM with --lines full, func, none:", roms)
        released = full.replace("asserted", "no assertions")
        check_level(folder, released, "none", ("--emit", emit, "--release", "-O1"))
        if run(folder, "--emit", emit, "--release") != run(folder, "--emit", emit, "--release", "--lines", "func"):
            fault("--release is not --lines func")
    build(folder)
    for name, text in (("app.elf", "no symbols"), ("main.py", "neither"), ("none", "No such file")):
        if text not in firn(folder, "symbolize", name, text="", status=1)[1]:
            fault("symbolize " + name)


with tempfile.TemporaryDirectory() as folder:
    check(folder)
sys.exit(faults != 0)
