#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads the files of an image and compares with CPython, which reads them from a folder.

usage: run.py FIRN TARGET [option of firn run...]
"""
import difflib
import os
import random
import subprocess
import sys
import tempfile

PROGRAM = '''
import os
ROOT = {root!r}


def tree(path, depth=0):
    for name in sorted(os.listdir(path)):
        full = path + "/" + name
        folder = os.stat(full)[0] & 0x4000 != 0
        print("  " * depth + name, "-" if folder else os.stat(full)[6])
        if folder:
            tree(full, depth + 1)


def check(path):
    with open(ROOT + path, "rb") as f:
        whole = f.read()
        total = 0
        for octet in whole:
            total = (total * 31 + octet) % 65521
        print(path, len(whole), total, f.read(1), f.tell())
        n = len(whole)
        for at in (0, 1, n // 2, n // 3, n - 1, n, 5):
            if 0 <= at <= n:
                print(f.seek(at), f.read(7) == whole[at : at + 7], f.tell(), end="; ")
        f.seek(-min(n, 3), 2)
        print(f.read() == whole[-3:], f.seek(0), f.readline()[:20])
        into = bytearray(10)
        print(f.readinto(into), f.tell())


tree(ROOT)
for path in ("/www/index.html", "/www/css/a.css", "/www/css/b.css", "/www/empty", "/www/random", "/fonts/small.bin", "/fonts/large.bin"):
    check(path)
with open(ROOT + "/www/text") as f:
    print([len(line) for line in f], f.tell())
    f.seek(0)
    print(f.read(5), f.readline(), f.read(3))
for path, mode in (("/www/nothing", "r"), ("/www/text/more", "r"), ("/www", "r")):
    try:
        open(ROOT + path, mode)
    except OSError as e:
        print(e.errno)
'''

# Only in the image: it cannot be written to, and a memoryview of a file is its octets in ROM.
OURS = '''
for path, mode in (("/www/text", "w"), ("/www/new", "w"), ("/fonts/small.bin", "r+b")):
    try:
        open(ROOT + path, mode)
        print("opened")
    except OSError as e:
        print(e.errno)
import gc
with open(ROOT + "/fonts/large.bin", "rb") as f:
    gc.collect()
    before = gc.mem_alloc()
    view = memoryview(f)
    print(len(view), view[4095], gc.mem_alloc() - before < 200)
    try:
        view[0] = 1
    except TypeError:
        print("read only")
try:
    memoryview(open(ROOT + "/www/text", "rb"))
except TypeError:
    print("compressed")
'''
OURS_SAYS = ["30", "30", "30", "4096 255 True", "read only", "compressed"]

MANIFEST = '''
module("main.py")
data("files/www/**", at="/files/www", compress=True)
data("files/fonts/*.bin", at="/files/fonts")
'''


def make(folder):
    chance = random.Random(7)
    files = {
        "www/index.html": b"<h1>hello</h1>\n",
        "www/css/a.css": b"body { color: red }\n" * 400,
        "www/css/b.css": b"body { color: red }\n" * 400,
        "www/empty": b"",
        "www/random": chance.randbytes(3000),
        "www/text": "".join(f"line {i}: \u00e4\u20ac\U0001f600 {i * i}\n" for i in range(200)).encode(),
        "fonts/small.bin": bytes(range(256)),
        "fonts/large.bin": bytes(range(256)) * 16,
    }
    for name, octets in files.items():
        path = os.path.join(folder, "files", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(octets)


def main():
    firn, target, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        with open(os.path.join(folder, "manifest.py"), "w") as out:
            out.write(MANIFEST)
        with open(os.path.join(folder, "main.py"), "w") as out:
            out.write(PROGRAM.format(root="/files") + OURS)
        oracle = subprocess.run([sys.executable, "-c", PROGRAM.format(root=os.path.join(folder, "files"))], capture_output=True, text=True, check=True)
        command = [firn, "run", folder, "-t", target, "--timeout", "300", *options]
        done = subprocess.run(command, capture_output=True, text=True)
    wanted = oracle.stdout.splitlines() + OURS_SAYS
    if done.stdout.splitlines() == wanted and done.returncode == 0:
        return 0
    print("\n".join(difflib.unified_diff(wanted, done.stdout.splitlines(), "CPython", target, lineterm="")))
    print(done.stderr, "status", done.returncode)
    return 1


sys.exit(main())
