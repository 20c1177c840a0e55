#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Programs of tests/lang print the same beside one runtime as in an image of their own, tracebacks included.

usage: programs.py FIRN TARGET
"""
import glob
import os
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
STEP, LEAST = 7, 28
HEAP = {"xtensa-lx106": ["--heap", "180K"]}.get(TARGET, [])
LISTS_THE_IMAGE = {"help_builtin.py"}  # what is in it
programs = sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lang", "*.py")))[::STEP]


def firn(*arguments):
    done = subprocess.run([FIRN, *arguments], capture_output=True, text=True, errors="replace", timeout=200)
    return done.returncode, done.stdout, done.stderr


faults = 0
with tempfile.TemporaryDirectory() as folder:
    runtime, abi = os.path.join(folder, "rt.elf"), os.path.join(folder, "rt.fabi")
    print("".join(firn("build", "--runtime-only", "-t", TARGET, "-o", runtime, "--abi-out", abi)[1:]))
    for program in programs:
        if os.path.basename(program) in LISTS_THE_IMAGE:
            continue
        alone = firn("run", program, "-t", TARGET, *HEAP)
        apart = firn("run", program, "--against", abi, "--runtime", runtime, *HEAP)
        if alone != apart:
            faults += 1
            print("%s: alone %d\n%s%sapart %d\n%s%s" % (program, *alone, *apart))
print("%d programs, %d faults" % (len(programs), faults))
sys.exit(faults != 0 or len(programs) < LEAST)
