#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Freezes unmodified modules of the installed CPython with a program and compares the output with CPython's.

usage: run.py FIRN TARGET PROGRAM [option of firn run...]
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile

# CPython replaces functions of these by ones in C, whose messages differ.
ORACLE = """import sys
sys.modules.update(dict.fromkeys("_heapq _bisect _decimal _json _functools _statistics".split()))
exec(compile(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1], "exec"))"""


def words(text, key):
    found = re.search(r"^# %s: (.*)$" % key, text, re.M)
    return found.group(1).split() if found else []


def application(program, text, folder):
    """main.py and the modules; both runs use these copies."""
    shutil.copy(program, os.path.join(folder, "main.py"))
    for name in words(text, "modules"):
        path = os.path.join(sysconfig.get_path("stdlib"), name)
        if os.path.isdir(path):
            shutil.copytree(path, os.path.join(folder, name), ignore=shutil.ignore_patterns("__pycache__", "tool.py"))
        else:
            shutil.copy(path + ".py", folder)


def main():
    firn, target, program, *options = sys.argv[1:]
    with open(program, encoding="utf-8") as file:
        source = file.read()
    options += words(source, "options")
    with tempfile.TemporaryDirectory(prefix="firn-stdlib-") as folder:
        application(program, source, folder)
        command = [firn, "run", folder, "-t", target, "--float", "double", "--timeout", "300"]
        got = subprocess.run(command + options, capture_output=True)
        oracle = subprocess.run(
            [sys.executable, "-S", "-c", ORACLE, os.path.join(folder, "main.py")],
            capture_output=True,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"},
        )
    wanted, text = oracle.stdout.decode(), got.stdout.decode("utf-8", "replace")
    if oracle.returncode or wanted.count("\n") < 10:
        sys.exit("CPython did not run the program:\n" + oracle.stderr.decode())
    if (text, got.returncode) == (wanted, 0):
        return
    print("\n".join(difflib.unified_diff(wanted.splitlines(), text.splitlines(), "CPython", "firn", lineterm="", n=1)))
    sys.exit("status %d\n%s" % (got.returncode, got.stderr.decode("utf-8", "replace")))


main()
