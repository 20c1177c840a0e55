#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""data() in manifests: what it takes, what it refuses, what it costs.

usage: manifest.py FIRN
"""
import os
import subprocess
import sys
import tempfile

FIRN = sys.argv[1]
TARGET = "mps2-an385"
faults = 0

LISTS = '''
import os


def walk(path):
    for name in sorted(os.listdir(path)):
        full = path + "/" + name
        if os.stat(full)[0] & 0x4000:
            walk(full)
        else:
            print(full, open(full).read())


walk("/rom")
'''

FILES = {
    "a.txt": "A", "b.bin": "B", "d/a.txt": "DA", "d/e/a.txt": "DEA", "d/e/f.txt": "F", "d/.hidden": "no",
    "d/[x].txt": "X", ".git/config": "no", "x y.txt": "space",
}


def complain(*what):
    global faults
    faults += 1
    print(*what)


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.write(text)


def make(folder, manifest, main=LISTS):
    for name, text in FILES.items():
        write(folder, name, text)
    write(folder, "manifest.py", manifest)
    write(folder, "main.py", main)


def firn(*command):
    return subprocess.run([FIRN, *command], capture_output=True, text=True)


def finds(said, places):
    """An application with these calls has these files; without `module` the folder's main.py is the program."""
    with tempfile.TemporaryDirectory() as folder:
        make(folder, said)
        done = firn("run", folder, "-t", TARGET)
        wanted = "".join(f"{place} {text}\n" for place, text in places)
        if done.stdout != wanted or done.stderr or done.returncode:
            complain(said, "found", done.stdout, done.stderr, "instead of", wanted)


def refuses(said, *words):
    with tempfile.TemporaryDirectory() as folder:
        make(folder, 'module("main.py")\n' + said)
        done = firn("build", folder, "-t", TARGET, "-o", os.path.join(folder, "out.elf"))
        if done.returncode != 1 or not all(word in done.stderr for word in words):
            complain(said, "was not refused with", words, "but", done.returncode, done.stderr)
        if os.path.exists(os.path.join(folder, "out.elf")):
            complain(said, "left an image")


def bytes_of(manifest, folder):
    make(folder, manifest)
    done = subprocess.run([FIRN, "build", ".", "-t", TARGET, "-o", "out.elf", "--format", "bin"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        complain("does not build", done.stderr)
        return b""
    with open(os.path.join(folder, "out.bin"), "rb") as image:
        return image.read()


def places():
    finds('data("a.txt")', [("/rom/a.txt", "A")])
    finds('data("d/a.txt", at="/rom/deep/")', [("/rom/deep/a.txt", "DA")])
    finds('data("*.txt")', [("/rom/a.txt", "A"), ("/rom/x y.txt", "space")])
    finds('data("d/*")', [("/rom/[x].txt", "X"), ("/rom/a.txt", "DA")])
    finds('data("d/**")', [("/rom/[x].txt", "X"), ("/rom/a.txt", "DA"), ("/rom/e/a.txt", "DEA"), ("/rom/e/f.txt", "F")])
    finds('data("**/a.txt")', [("/rom/a.txt", "A"), ("/rom/d/a.txt", "DA"), ("/rom/d/e/a.txt", "DEA")])
    finds('data("*/e/*.txt")', [("/rom/d/e/a.txt", "DEA"), ("/rom/d/e/f.txt", "F")])
    finds('data("**", base_path="d/e")', [("/rom/a.txt", "DEA"), ("/rom/f.txt", "F")])
    finds('data("?.b[h-j]n")', [("/rom/b.bin", "B")])
    finds('data("a.txt")\ndata("d/a.txt")', [("/rom/a.txt", "DA")])
    finds('module("main.py")\ndata("a.txt", compress=True)', [("/rom/a.txt", "A")])


def faulty():
    refuses('data("nothing.txt")', "manifest.py:2", "there is no file 'nothing.txt'")
    refuses('data("*.nothing")', "there is no file '*.nothing'")
    refuses('data("d")', "is a folder", "/**")
    refuses('data("a.txt", at="rom")', "at='rom'", "'/rom'")
    refuses('data("a.txt", at="/")', "at='/'")
    refuses('data("a.txt", at="/rom/../x")', "'..'")
    refuses('data("a.txt", at="/rom//x")', "'//'")
    refuses('data("a.txt", compress=3)', "compress")
    refuses('data("a.txt", compress="yes")', "compress")
    refuses('data("a.txt", 5)', "a path is a str")
    refuses('data()', "needs 'path'")
    refuses('data("a.txt", to="/rom")', "no parameter 'to'")
    refuses('data("a.txt", at="/rom")\ndata("b.bin", at="/rom/a.txt")', "its folder in the image is a file, too")


def too_large():
    """More than a bytes object can have where words are of 32 bits."""
    FILES["large.bin"] = "x" * (1 << 23)
    refuses('data("large.bin")', "error[too-large]", "8388607")
    del FILES["large.bin"]


def sizes():
    text = "the quick brown fox\n" * 500
    FILES["long.txt"] = text
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        plain = bytes_of('data("**", at="/rom")', one)
        again = bytes_of('data("**", at="/rom")', two)
        if plain != again:
            complain("two folders, two images")
        if "fox" not in plain.decode("latin-1"):
            complain("the file is not in the image")
    with tempfile.TemporaryDirectory() as folder:
        packed = bytes_of('data("**", at="/rom", compress=True)', folder)
        saved = len(plain) - len(packed)
        if saved < 4000:
            complain("compression saved", saved, "bytes of", len(text))
    del FILES["long.txt"]


places()
faulty()
too_large()
sizes()
sys.exit(1 if faults else 0)
