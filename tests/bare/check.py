#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Programs on both sides of what needs the runtime (README.md): do they, and do they do what CPython does?

usage: check.py FIRN TARGET
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")


def comments(text, word):
    return re.findall(r"^# %s:? ?(.*)$" % word, text, re.M)


def run(command):
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def check(firn, target, path, folder):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    only = comments(text, "target")
    if only and target not in only:
        return
    image = os.path.join(folder, "image.elf")
    built = run([firn, "build", path, "-t", target, "-v", "-o", image])
    if built.returncode:
        yield "is not built: " + built.stderr
        return
    is_bare = "note[bare]: the program is machine code" in built.stderr
    if is_bare != bool(comments(text, "bare")):
        yield "is %s: %s" % ("bare" if is_bare else "not bare", built.stderr)
    for note in comments(text, "note"):
        if note not in built.stderr:
            yield "does not note %r: %s" % (note, built.stderr)
    size = int(re.search(r"(\d+) bytes of ROM", built.stdout).group(1))
    ram = int(re.search(r"(\d+) of static RAM", built.stdout).group(1))
    most = [int(n) for n in comments(text, "rom")]
    if most and target == "mps2-an385" and (size > most[0] or ram > 64):
        yield "has %d bytes of ROM and %d of RAM" % (size, ram)
    expected = comments(text, "expect")
    if expected:
        expected = "\n".join(expected) + "\n"
    else:
        expected = run([sys.executable, path]).stdout
    status = int((comments(text, "status") or ["0"])[0])
    did = run([firn, "run", path, "-t", target])
    if did.stdout != expected or did.returncode != status:
        yield "says %r with status %d instead of %r with %d\n%s" % (did.stdout, did.returncode, expected, status, did.stderr)
    if is_bare and not status:
        bytecode = run([firn, "run", path, "-t", target, "--emit", "bytecode"])
        if bytecode.stdout != expected:
            yield "says %r as bytecode" % bytecode.stdout
    for error in comments(text, "error"):
        if error not in did.stderr:
            yield "says %r on stderr" % did.stderr


def main():
    firn, target = sys.argv[1:3]
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(glob.glob(os.path.join(FOLDER, "*.py"))):
            for fault in check(firn, target, path, folder):
                print("%s %s" % (os.path.basename(path), fault))
                faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
