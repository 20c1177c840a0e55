#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares what firn says about files of golden/ with what it should say.

usage: golden.py FIRN [--bless]

    NAME.py  NAME.bc      `firn dis NAME.py`: code for stock MicroPython
             NAME.frozen  the same with --form frozen: code of images
             NAME.dense   the same with --form dense: code of large images
    NAME.py  NAME.err     what `firn mpy NAME.py` says on stderr when it refuses

--bless writes the files that differ.
"""
import os
import subprocess
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")


def output(firn, args):
    done = subprocess.run([firn, *args], cwd=HERE, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def actual(firn, source, suffix):
    if suffix == ".err":
        status, _, text = output(firn, ["mpy", source, "-o", os.devnull])
        return text if status == 1 else f"exit status {status}\n{text}"
    form = {".bc": "mpy", ".frozen": "frozen", ".dense": "dense"}[suffix]
    status, text, errors = output(firn, ["dis", "--form", form, source])
    return text if status == 0 else errors


def main():
    firn, bless = os.path.abspath(sys.argv[1]), "--bless" in sys.argv
    failures = 0
    for name in sorted(os.listdir(HERE)):
        base, suffix = os.path.splitext(name)
        if suffix not in (".bc", ".frozen", ".dense", ".err"):
            continue
        path = os.path.join(HERE, name)
        with open(path, encoding="utf-8") as file:
            expected = file.read()
        got = actual(firn, base + ".py", suffix)
        if got == expected:
            continue
        if bless:
            with open(path, "w", encoding="utf-8") as file:
                file.write(got)
            print("blessed", name)
            continue
        failures += 1
        rows = zip(expected.splitlines() + ["(end)"], got.splitlines() + ["(end)"])
        number, (want, have) = next((i, row) for i, row in enumerate(rows, 1) if row[0] != row[1])
        print(f"{name}:{number}:\n  expected {want}\n  got      {have}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
