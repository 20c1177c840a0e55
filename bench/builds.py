#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long builds take, in seconds: at once, and in steps (--build-dir) from nothing, after no change, after one of a module.

usage: builds.py FIRN [TARGET]

The applications are the datalogger of examples/ and a hundred modules, ten copies of each of bench/modules. The figure is the
best of three by the clock, with the processor's in parentheses: a busy machine changes the first one.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from hundred import make_hundred

FIRN = os.path.abspath(sys.argv[1])
TARGET = sys.argv[2] if len(sys.argv) > 2 else "mps2-an385"
HERE = os.path.dirname(os.path.abspath(__file__))
TIMES = 3


def seconds(before, *words):
    """The best of some builds."""
    best = None
    for i in range(TIMES):
        before(i)
        clock, used = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([FIRN, "build", *words, "-t", TARGET], check=True, stdout=subprocess.DEVNULL)
        clock, now = time.monotonic() - clock, resource.getrusage(resource.RUSAGE_CHILDREN)
        took = clock, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
        best = min(best or took, took)
    return "%8.2f (%.2f)" % best


def main():
    with tempfile.TemporaryDirectory() as folder:
        def nothing(_):
            pass

        def forget(_):
            shutil.rmtree(steps, ignore_errors=True)

        def change(i):
            with open(module, "a") as file:
                file.write("\n\ndef added_%s_%d():\n    return %d\n" % (emit, i, i))

        steps, image = os.path.join(folder, "steps"), os.path.join(folder, "image.elf")
        hundred = os.path.join(folder, "hundred")
        module = make_hundred(hundred)
        datalogger = os.path.join(HERE, "..", "examples", "datalogger")
        print("%-34s%16s%16s" % ("seconds on " + TARGET, "bytecode", "native"))
        rows = {"datalogger, at once": [], "100 modules, at once": [], "  in steps, from nothing": [], "  nothing changed": [],
                "  a function added to one": []}
        for emit in "bytecode", "native":
            at_once, in_steps = ("--emit", emit, "-o", image), ("--emit", emit, "-B", steps)
            for row, time_of in zip(rows.values(), (
                    lambda: seconds(nothing, datalogger, *at_once), lambda: seconds(nothing, hundred, *at_once),
                    lambda: seconds(forget, hundred, *in_steps), lambda: seconds(nothing, hundred, *in_steps),
                    lambda: seconds(change, hundred, *in_steps))):
                row.append(time_of())
        for name, row in rows.items():
            print("%-34s%16s%16s" % (name, *row))


main()
