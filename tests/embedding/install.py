#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Installs the toolkit, moves the folder, and builds and runs an application with what is there.

usage: install.py CMAKE BUILD TARGET
"""
import os
import subprocess
import sys
import tempfile

APP = """
import enum
import textwrap


class Colour(enum.Enum):
    RED = 1


@micropython.native
def scale(n):
    return n * 3


print(Colour.RED, scale(7), textwrap.shorten("a long line of words", 12))
"""
SAID = "Colour.RED 21 a long [...]\n"


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, timeout=240)
    if done.returncode:
        sys.exit("%s: status %d\n%s%s" % (" ".join(words), done.returncode, done.stdout, done.stderr))
    return done.stdout


def main():
    cmake, build, target = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        first, prefix = os.path.join(folder, "first"), os.path.join(folder, "moved", "here")
        run(cmake, "--install", build, "--prefix", first)
        os.mkdir(os.path.dirname(prefix))
        os.rename(first, prefix)
        firn = os.path.join(prefix, "bin", "firn")
        app = os.path.join(folder, "app.py")
        with open(app, "w") as file:
            file.write(APP)
        for emit in ("bytecode", "auto"):
            said = run(firn, "run", app, "-t", target, "--emit", emit)
            if said != SAID:
                sys.exit("the installed firn's image said %r, not %r" % (said, SAID))
        described = run(firn, "targets", target)
        if os.path.realpath(prefix) not in described or build in described:
            sys.exit("the installed firn looks elsewhere:\n" + described)
        run(os.path.join(prefix, "bin", "firn-mpy-cross"), app, "-o", os.path.join(folder, "app.mpy"))
        with open(os.path.join(folder, "app.mpy"), "rb") as file:
            if file.read(2) != b"M\x06":
                sys.exit("firn-mpy-cross wrote no .mpy file")


main()
