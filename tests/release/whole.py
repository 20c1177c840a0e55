#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--release: the image does the same and is smaller, where the target has the runtime as bitcode; elsewhere it is as without.

usage: whole.py FIRN TARGET
"""
import json
import os
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
PROGRAM = """\
import micropython


@micropython.native
def total(items):
    n = 0
    for item in items:
        n += item.size
    return n


class Box:
    def __init__(self, size):
        self.size = size


def numbers(n):
    for i in range(n):
        yield Box(i * i)


try:
    print(total(numbers(10)), total([Box('a')]))
except TypeError as e:
    print('TypeError', e)
print(total(list(numbers(100))), {'a': 1.5, 'b': [1, 2]})
total([1])
"""
WANTED = "TypeError unsupported operand type(s) for +=: 'int' and 'str'\n328350 {'a': 1.5, 'b': [1, 2]}\n"


def run(folder, *options):
    stats = os.path.join(folder, "stats.json")
    done = subprocess.run(
        [FIRN, "run", os.path.join(folder, "app.py"), "-t", TARGET, "--stats", stats, *options], capture_output=True, text=True
    )
    assert done.returncode == 1, done
    assert done.stdout == WANTED, done.stdout
    rows = done.stderr.splitlines()
    assert rows[-1] == "AttributeError: 'int' object has no attribute 'size'", rows
    assert ["total" in row for row in rows].count(True) == 1, rows  # the native function's frame
    with open(stats, encoding="utf-8") as file:
        return json.load(file)["rom_bytes"]


with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "app.py"), "w", encoding="utf-8") as file:
        file.write(PROGRAM)
    plain = run(folder, "--lines", "func")
    whole = run(folder, "--release")
    print(TARGET, plain, whole)
    if TARGET == "xtensa-lx106":
        assert whole == plain
    else:
        assert whole < plain
