#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Programs that await, from .mpy files: in an image, and loaded at run time from a file system.

usage: awaits.py FIRN TARGET

The wire has one form for `await` and `yield from`, and none for `async with`: what Firn's library awaits and is
awaited by must still be what CPython says.
"""
import os
import subprocess
import sys
import tempfile

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAMS = ["library/asyncio_tasks.py", "library/asyncio_sync.py", "lang/generators.py", "lang/yield_from_chain.py"]
LOADER = """import os, sys, vfs
vfs.mount(vfs.VfsRam(), "/ram")
os.chdir("/ram")
with open("program.mpy", "wb") as f:
    f.write(%r)
import program
"""


def output(command):
    done = subprocess.run(command, capture_output=True, timeout=300)
    return done.stdout.decode() + (done.stderr.decode() if done.returncode else "")


def compare(what, wanted, got):
    if wanted != got:
        sys.exit("FAIL %s: wanted\n%s\ngot\n%s" % (what, wanted, got))


def main():
    firn, target = sys.argv[1:]
    run = [firn, "run", "-t", target, "--float", "double"]
    with tempfile.TemporaryDirectory() as scratch:
        compiled, loader = os.path.join(scratch, "program.mpy"), os.path.join(scratch, "main.py")
        for name in PROGRAMS:
            source = os.path.join(TESTS, name)
            wanted = output([sys.executable, "-X", "utf8", source])
            compare(name, "", output([firn, "mpy", "-o", compiled, source]))
            compare(name, wanted, output([*run, compiled]))
            with open(compiled, "rb") as file, open(loader, "w") as app:
                app.write(LOADER % file.read())
            open_image = ["--world", "open", "--with", "compiler", "--heap", "1M"]
            compare(name + ", loaded", wanted.replace("__main__", "program"), output([*run, *open_image, loader]))
    print("%d programs" % len(PROGRAMS))


main()
