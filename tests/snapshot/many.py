#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A module costs nothing at the start: a hundred need the time of ten to the first output, their RAM, and no heap.

usage: many.py FIRN TARGET
"""
import json
import os
import subprocess
import sys
import tempfile

FIRN, TARGET = sys.argv[1], sys.argv[2]
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench"))
import hundred

INSTRUCTIONS_MOST, HEAP_MOST = 6000, 256


def run(folder, copies, before):
    app, stats = os.path.join(folder, "app%d" % copies), os.path.join(folder, "stats.json")
    if not os.path.exists(app):
        hundred.make_hundred(app, before, copies)
    done = subprocess.run([FIRN, "run", app, "-t", TARGET, "--stats", stats], capture_output=True, text=True, timeout=300)
    with open(stats) as file:
        return done, json.load(file)


def main():
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        (_, few), (done, many) = run(folder, 1, "print('x')\n"), run(folder, 10, "print('x')\n")
        if done.returncode or not done.stdout.startswith("x\n"):
            faults.append("status %d: %s" % (done.returncode, done.stderr))
        for what in "boot_instructions", "ram_static_bytes":
            print("%s: %s of ten modules, %s of a hundred" % (what, few[what], many[what]))
            if not 0.9 * few[what] <= many[what] <= 1.1 * few[what]:
                faults.append("%s are not the same within 10 %%" % what)
        if many["boot_instructions"] > INSTRUCTIONS_MOST:
            faults.append("more than %d instructions" % INSTRUCTIONS_MOST)
    with tempfile.TemporaryDirectory() as folder:
        done, _ = run(folder, 10, "import gc\nprint(gc.mem_alloc())\n")
        print("heap: %s" % done.stdout.split("\n")[0])
        if done.returncode or int(done.stdout.split("\n")[0]) > HEAP_MOST:
            faults.append("more than %d bytes of heap" % HEAP_MOST)
    for fault in faults:
        print("FAIL " + fault)
    return 1 if faults else 0


sys.exit(main())
