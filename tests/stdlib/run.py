#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Freezes unmodified modules of the installed CPython with main.py and compares the output with CPython's.

usage: run.py FIRN TARGET [option of firn run...]
"""
import difflib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = ["heapq", "bisect", "colorsys", "keyword"]
# CPython replaces functions of heapq and bisect by ones in C, whose messages differ.
ORACLE = """import runpy, sys
sys.modules.update(_heapq=None, _bisect=None)
runpy.run_path(sys.argv[1], run_name="__main__")"""


def application(folder):
    """main.py and the modules; both runs use these copies."""
    shutil.copy(os.path.join(HERE, "main.py"), folder)
    for name in MODULES:
        shutil.copy(os.path.join(sysconfig.get_path("stdlib"), name + ".py"), folder)


def main():
    firn, target, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="firn-stdlib-") as folder:
        application(folder)
        command = [firn, "run", folder, "-t", target, "--float", "double", "--timeout", "120"]
        got = subprocess.run(command + options, capture_output=True)
        oracle = subprocess.run(
            [sys.executable, "-c", ORACLE, os.path.join(folder, "main.py")],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"},
        )
    wanted, text = oracle.stdout.decode(), got.stdout.decode("utf-8", "replace")
    if oracle.returncode or wanted.count("\n") < 30:
        sys.exit("CPython did not run the program:\n" + oracle.stderr.decode())
    if (text, got.returncode) == (wanted, 0):
        return
    print("\n".join(difflib.unified_diff(wanted.splitlines(), text.splitlines(), "CPython", "firn", lineterm="", n=1)))
    sys.exit("status %d\n%s" % (got.returncode, got.stderr.decode("utf-8", "replace")))


main()
