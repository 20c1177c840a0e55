#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the port contract on a board.

usage: run.py FIRN TARGET|FOLDER PROGRAM.c
Passes when stdout has no "WRONG" and ends in "end", stderr is "to stderr" and the status is 42.
With --copy, a copy of the toolkit's folder of that target is used, elsewhere and under another name.
"""
import os
import shutil
import subprocess
import sys
import tempfile


def run(firn, target, program):
    done = subprocess.run([firn, "board", "-t", target, program], capture_output=True, timeout=100)
    print(done.stdout.decode(), done.stderr.decode(), "status", done.returncode)
    return (
        b"WRONG" not in done.stdout
        and done.stdout.endswith(b"end")
        and done.stderr == b"to stderr\n"
        and done.returncode == 42
    )


def main():
    copy = "--copy" in sys.argv
    firn, target, program = [word for word in sys.argv[1:] if word != "--copy"]
    if not copy:
        return run(firn, target, program)
    with tempfile.TemporaryDirectory() as folder:
        board = os.path.join(folder, "my-board")
        source = os.path.join(os.path.dirname(firn), "targets", target)
        shutil.copytree(source, board, ignore=shutil.ignore_patterns("*.o", "*.d"))
        return run(firn, board, program)


sys.exit(0 if main() else 1)
