#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds one C program against a board's port and runs it in the board's emulator.

usage: run.py FIRN TARGET SOURCE WORKDIR
Passes when stdout has no "WRONG" and ends in "end", stderr is "to stderr", the status is 42.
"""
import os
import subprocess
import sys


def main():
    firn, target, source, work = sys.argv[1:]
    os.makedirs(work, exist_ok=True)
    image = os.path.join(work, target + ".elf")
    subprocess.run([firn, "link-board", "-t", target, source, "-o", image], check=True)
    ran = subprocess.run([firn, "emulate", "-t", target, image], capture_output=True, timeout=60)
    print(ran.stdout.decode(), ran.stderr.decode(), "status", ran.returncode)
    good = (
        b"WRONG" not in ran.stdout
        and ran.stdout.endswith(b"end")
        and ran.stderr == b"to stderr\n"
        and ran.returncode == 42
    )
    return 0 if good else 1


sys.exit(main())
