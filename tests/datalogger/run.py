#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs examples/datalogger and compares its output with CPython's.

usage: run.py FIRN TARGET [option of firn run...]
"""
import difflib
import os
import subprocess
import sys

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
APPLICATION = os.path.join(os.path.dirname(TESTS), "examples", "datalogger")


def main():
    firn, target, *options = sys.argv[1:]
    oracle = subprocess.run(
        [sys.executable, os.path.join(APPLICATION, "main.py")],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.path.join(TESTS, "shim"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    command = [firn, "run", APPLICATION, "-t", target, "--timeout", "120", *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.stdout == oracle.stdout and done.returncode == 0:
        return 0
    print("\n".join(difflib.unified_diff(oracle.stdout.splitlines(), done.stdout.splitlines(), "CPython", target, lineterm="")))
    print(done.stderr, "status", done.returncode)
    return 1


sys.exit(main())
