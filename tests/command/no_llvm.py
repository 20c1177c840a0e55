#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A toolkit without LLVM says so once, and builds bytecode.

usage: no_llvm.py FIRN
"""
import os
import shutil
import subprocess
import sys
import tempfile

FIRN = os.path.abspath(sys.argv[1])
APP = """\
def f(a):
    return a + 1


print(f(2), [1].index(1))
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        build = os.path.dirname(FIRN)
        for name in os.listdir(build):
            if name not in ("firn", "libfirn-llvm.so"):
                os.symlink(os.path.join(build, name), os.path.join(folder, name))
        firn = shutil.copy(FIRN, os.path.join(folder, "firn"))
        app = os.path.join(folder, "app.py")
        with open(app, "w") as file:
            file.write(APP)
        native = subprocess.run([firn, "run", app, "-t", "host", "--emit", "native"], capture_output=True, text=True, timeout=100)
        plain = subprocess.run([firn, "run", app, "-t", "host", "--emit", "bytecode"], capture_output=True, text=True, timeout=100)
    faults = native.returncode != 3 or native.stderr.count("native code needs LLVM 22") != 1 or plain.stdout != "3 0\n"
    if faults:
        print(native, plain, sep="\n")
    sys.exit(faults)


main()
