#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs programs in which one allocation fails, once for each allocation that there is.

usage: failing.py --firn PATH [--target NAME] [--emit MODE] [--growth FACTOR] [--strict] FILE...

On the host a program is built once, and the number of the failing allocation is written into the
image's `firn_test`; elsewhere it is built for each number. Numbers go up by `growth`; a program is
done when some runs in a row were as if nothing had failed. Right is: the output and status of a run
without failure; or a MemoryError's traceback, after a beginning of that output. Programs that catch
MemoryError print lines that begin with "again", which do not count. Without --strict (programs that
were not written for this) any ending will do that is not a crash or a hang. A program with a line
"# compiler" is built with the compiler in its image.
"""
import argparse
import os
import struct
import subprocess
import sys
import tempfile

LAST = 1 << 20
QUIET_RUNS = 6


def symbol_offset(image, name):
    """Place in the file of a symbol of a 64-bit little-endian ELF."""
    sections_at, = struct.unpack_from("<Q", image, 0x28)
    size, count = struct.unpack_from("<HH", image, 0x3A)
    sections = [struct.unpack_from("<IIQQQQIIQQ", image, sections_at + i * size) for i in range(count)]
    for section in sections:
        if section[1] != 2:  # symbol table
            continue
        strings = sections[section[6]][4]
        for at in range(section[4], section[4] + section[5], 24):
            start, _, _, index, value = struct.unpack_from("<IBBHQ", image, at)
            if image[strings + start:strings + start + len(name) + 1] == name + b"\0":
                return sections[index][4] + value - sections[index][3]
    raise SystemExit("no symbol " + name.decode())


def world(path):
    """More options for a program's image."""
    with open(path, encoding="utf-8") as file:
        return ["--world", "open", "--with", "compiler"] if "\n# compiler\n" in file.read() else []


class Host:
    """Patches one image."""

    def __init__(self, args, path, folder):
        self.file = os.path.join(folder, "image.elf")
        subprocess.run([args.firn, "build", path, "-t", "host", "--emit", args.emit, "-o", self.file, "--fail-alloc", "1M",
                        "--stack", "256K", "--heap", "4M"] + world(path), check=True, cwd=os.path.dirname(path))
        with open(self.file, "rb") as file:
            self.at = symbol_offset(file.read(), b"firn_test") + 8

    def run(self, number):
        with open(self.file, "r+b") as file:
            file.seek(self.at)
            file.write(struct.pack("<Q", number))
        done = subprocess.run([self.file], capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


class Board:
    """Builds an image for each number."""

    def __init__(self, args, path, folder):
        self.line = [args.firn, "run", path, "-t", args.target, "--emit", args.emit, "--timeout", "60"] + world(path)
        self.folder = os.path.dirname(path)

    def run(self, number):
        done = subprocess.run(self.line + ["--fail-alloc", str(number)], capture_output=True, timeout=120, cwd=self.folder)
        return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def clean(text):
    return "".join(line for line in text.splitlines(True) if not line.startswith("again"))


def judge(strict, right, status, out, err):
    """What is wrong with a run, or None."""
    if status < 0 or status not in (0, 1, right[0]):
        return "status %d" % status
    if not strict:
        return None
    if status == right[0]:
        return None if clean(out) == clean(right[1]) else "wrong output"
    lines = err.strip().splitlines()
    if not lines or not lines[-1].startswith("MemoryError"):
        return "no MemoryError"
    begin = clean(out)
    return None if clean(right[1]).startswith(begin) else "wrong output before the MemoryError"


def check(args, path, folder):
    runner = (Host if args.target == "host" else Board)(args, os.path.abspath(path), folder)
    right = runner.run(0)
    number, quiet, runs, faults = 1, 0, 0, 0
    while number < LAST and quiet < QUIET_RUNS:
        try:
            ran = runner.run(number)
            why = judge(args.strict, right, *ran)
        except subprocess.TimeoutExpired:
            why, ran = "hangs", (0, "", "")
        runs += 1
        if why:
            faults += 1
            print("%s: allocation %d: %s\n%s%s" % (path, number, why, ran[1][-300:], ran[2][-600:]))
            if faults == 3:
                break
        quiet = quiet + 1 if ran == right else 0
        number = max(number + 1, int(number * args.growth))
    if args.strict and not faults and runs <= QUIET_RUNS:
        print("%s: no allocation failed" % path)
        faults += 1
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--firn", required=True)
    parser.add_argument("--target", default="host")
    parser.add_argument("--emit", default="bytecode")
    parser.add_argument("--growth", type=float, default=1.0)
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    args.firn = os.path.abspath(args.firn)
    faults = 0
    for path in args.files:
        with tempfile.TemporaryDirectory() as folder:
            faults += check(args, path, folder)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
