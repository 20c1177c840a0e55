#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The analysis of types ends after so many steps: the image is right all the same, and -v says that types are not followed.

usage: bounded.py FIRN
"""
import os
import subprocess
import sys
import tempfile

FIRN = sys.argv[1]
NOTE = "note[types]: types are not followed: the application is too large"


def program(classes, methods):
    """Every method of every class may be called on every instance, with every instance."""
    lines = ["items = []"]
    for i in range(classes):
        lines += ["class C%d:" % i, "    def __init__(self, a):", "        self.a = a", "        items.append(self)"]
        for m in range(methods):
            lines += ["    def m%d(self, x):" % m, "        for y in items:", "            y.a = x",
                      "            y.m%d(y.a)" % ((m + 1) % methods), "        return items"]
    lines += ["C%d(items)" % i for i in range(classes)]
    lines += ["def go(k):", "    for y in items:", "        if k > 5:", "            y.m0(y)", "    print(len(items))", "go(1)", ""]
    return "\n".join(lines)


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        app = os.path.join(folder, "app.py")
        for classes, methods, ends in (5, 5, False), (100, 60, True):
            with open(app, "w") as file:
                file.write(program(classes, methods))
            done = subprocess.run([FIRN, "run", app, "-t", "host", "-v"], capture_output=True, text=True, timeout=300)
            if done.stdout != "%d\n" % classes or (NOTE in done.stderr) != ends:
                faults += 1
                print("%d classes of %d methods: %r\n%s" % (classes, methods, done.stdout, done.stderr[:2000]))
    sys.exit(1 if faults else 0)


main()
