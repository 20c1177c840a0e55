#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds examples/pico-sdk with the installed toolkit and the Pico SDK, and runs it under rp2040js.

usage: pico.py CMAKE BUILD EXAMPLES SDK
"""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LAST = "C: done, 0\n"


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, timeout=500)
    if done.returncode:
        sys.exit("%s: status %d\n%s%s" % (" ".join(words), done.returncode, done.stdout[-4000:], done.stderr[-4000:]))


def emulate(build, image):
    """What the board says until its last line; the SDK's program then waits without end."""
    emulator = os.path.join(build, "targets", "rp2040", "emulator.js")
    lines = []
    with subprocess.Popen(["node", emulator, build, image], stdout=subprocess.PIPE, text=True) as machine:
        for line in machine.stdout:
            lines.append(line.replace("\r", ""))
            if lines[-1] == LAST:
                break
        machine.kill()
    return "".join(lines)


def main():
    cmake, build, examples, sdk = sys.argv[1:]
    with open(os.path.join(HERE, "firmware.out"), encoding="utf-8") as file:
        said = file.read()
    expected = said[: said.index("C: the name")] + LAST
    with tempfile.TemporaryDirectory() as folder:
        prefix, made = os.path.join(folder, "toolkit"), os.path.join(folder, "build")
        run(cmake, "--install", build, "--prefix", prefix)
        run(cmake, "-G", "Ninja", "-S", os.path.join(examples, "pico-sdk"), "-B", made, "-DCMAKE_PREFIX_PATH=" + prefix,
            "-DPICO_SDK_PATH=" + sdk, "-DPICO_NO_PICOTOOL=1", "-DNO_BOOT_ROM=ON")
        run(cmake, "--build", made, "-j2")
        found = emulate(build, os.path.join(made, "fw.elf"))
        if found != expected:
            sys.exit("it says:\n%s\nexpected:\n%s" % (found, expected))


main()
