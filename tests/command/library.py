#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How modules of the library come into an image: only imported ones, an application's own before them, named the same
on every machine.

usage: library.py FIRN
"""
import os
import subprocess
import sys
import tempfile

FIRN = sys.argv[1]
faults = 0


def application(folder, **files):
    os.makedirs(folder, exist_ok=True)
    for name, text in files.items():
        path = os.path.join(folder, *name.split("__")) + ".py"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
    return folder


def run(*arguments):
    done = subprocess.run([FIRN, *arguments], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def expect(what, good, seen):
    global faults
    if not good:
        faults += 1
        print("%s:\n%s" % (what, seen))


def check(folder):
    os.chdir(folder)
    status, out, err = run("run", application("own", main="import bisect\nprint(bisect.WHO)\n", bisect="WHO = 'mine'\n"),
                           "-t", "host")
    expect("the application's own module", out == "mine\n", (out, err))

    files = dict(main="import bisect, data.tables as t\nprint(bisect.bisect([1, 3], 2), t.X)\n", data__tables="X = 5\n")
    status, out, err = run("run", application("folder", **files), "-t", "host")
    expect("a package without __init__", out == "1 5\n", (out, err))
    application("data", main="import bisect\nprint(bisect.bisect([1, 3], 2))\n", bisect__table="X = 5\n")
    status, out, err = run("run", "data", "-t", "host")
    expect("a folder that only has the module's name", out == "1\n", (out, err))

    application("fails", main="from functools import reduce\nreduce(max, [])\n")
    status, out, err = run("run", "fails", "-t", "host")
    expect("a traceback through the library",
           status == 1 and 'File "firn/functools.py", line' in err and os.path.dirname(FIRN) not in err, err)
    status, out, err = run("run", application("absent", main="import bisecct\n"), "-t", "host")
    expect("a module that is not there", status == 1 and "no module 'bisecct'" in err, err)

    application("none", main="print('x')\n")
    application("half", main="import bisect\nprint('x')\n")
    images = {}
    for name in ("none", "half"):
        run("freeze", name, "-t", "host", "-o", name + ".o")
        with open(name + ".o", "rb") as file:
            images[name] = file.read()
    expect("only what is imported", b"insort" in images["half"] and b"insort" not in images["none"], "")
    expect("paths of this machine", os.path.dirname(FIRN).encode() not in images["half"], "")

    status, out, err = run("targets", "host")
    expect("list of modules", all([" %s" % name in out for name in ("bisect", "functools", "math", "sys")]), out)


with tempfile.TemporaryDirectory() as scratch:
    check(scratch)
print("%d faults" % faults)
sys.exit(1 if faults else 0)
