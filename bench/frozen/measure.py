#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What frozen modules take in a Firn image and in a stock MicroPython firmware, both for mps2-an385.

usage: measure.py FIRN --micropython CHECKOUT --library CHECKOUT [--work FOLDER]

FIRN is the built command; the checkouts are of micropython/micropython (with its git history) and micropython/micropython-lib.
Needs arm-none-eabi-gcc, make and CPython's own library. Nothing is written into the checkouts.

Twenty modules, as they are: ten of CPython's library, ten of micropython-lib. A figure is the ROM (code, constants, initial
values of variables) of an image that imports them all less that of one without them; what they import of Firn's own library is
in both, and so is all of the runtime (--world open), which therefore cancels out. Stock is counted alike: the firmware with the
modules frozen less the one without. Line tables are in both, docstrings in neither but where a module asks for __doc__.
`--lines func` leaves them out of Firn's; stock has them always.

The datalogger of examples/ and the applications in apps/ are compared as whole images: `firn size` against text + data of a firmware.
"""
import argparse
import collections
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = "mps2-an385"
CPYTHON = "argparse calendar configparser difflib getopt heapq ipaddress json shlex textwrap".split()
MICROPYTHON = "base64 copy datetime fnmatch functools inspect itertools logging pprint unittest".split()
# What these import of Firn's library and runtime.
NEEDED = "abc binascii codecs collections collections.abc gettext io locale os os.path re shutil struct sys time types warnings"
KINDS = {
    "code": "code labels fields nat typ native",
    "names": "name names",
    "constants": "str bytes int float complex tuple",
    "modules": "pool mod info slots state slotnames modules cfun members type",
    "snapshot": "snap",
}


def run(*command, cwd=None):
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit("%s: status %d\n%s" % (" ".join(command), done.returncode, done.stderr[-3000:]))
    return done.stdout


def copy_module(source, folder):
    if os.path.isdir(source):
        skipped = shutil.ignore_patterns("__pycache__", "tool.py", "tests", "examples")
        shutil.copytree(source, os.path.join(folder, os.path.basename(source)), ignore=skipped)
    else:
        shutil.copy(source + ".py", folder)


def gather(folder, library):
    """The modules, with nothing changed."""
    os.makedirs(folder)
    for name in CPYTHON:
        copy_module(os.path.join(sysconfig.get_path("stdlib"), name), folder)
    for name in MICROPYTHON:
        copy_module(os.path.join(library, "python-stdlib", name, name), folder)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


# ---- Firn ----


def objects(firn, image):
    """ROM in all, and of each object."""
    text = run(firn, "size", image, "-n", "1000000")
    total = int(re.search(r"^ *(\d+) +\d+  total$", text, re.M).group(1))
    sizes = collections.Counter()
    for size, name in re.findall(r"^ *(\d+) +\d+  (\S+)$", text.split(" object\n")[1], re.M):
        sizes[name] += int(size)
    return total, sizes


def kind_of(symbol):
    word = re.match(r"firn_([a-z]+)_|firn_([a-z]+)$", symbol)
    word = word and (word[1] or word[2])
    return next((kind for kind, words in KINDS.items() if word in words.split()), "runtime")


def firn_bytes(firn, work, options):
    """Bytes by kind that the modules take."""
    found = []
    for name in "modules", "without":
        image = os.path.join(work, name + ".elf")
        command = [firn, "build", os.path.join(work, name), "-t", TARGET, "--emit", "bytecode", "--world", "open", "-o", image]
        run(*command, *options)
        found.append(objects(firn, image))
    (total, with_them), (base, without) = found
    kinds = collections.Counter()
    for symbol in set(with_them) | set(without):
        kinds[kind_of(symbol)] += with_them[symbol] - without[symbol]
    kinds["padding"] = total - base - sum(kinds.values())
    del kinds["runtime"]  # parts of it that only these modules ask for
    return kinds


def whole(firn, work, name, options):
    image = os.path.join(work, name + ".elf")
    run(firn, "build", os.path.join(work, name), "-t", TARGET, "-o", image, *options)
    return objects(firn, image)[0]


# ---- stock MicroPython ----


def checkout(source, work):
    clone = os.path.join(work, "micropython")
    run("git", "clone", "--quiet", "--shared", os.path.abspath(source), clone)
    shutil.copy(os.path.join(HERE, "firmware.c"), os.path.join(clone, "ports/qemu/main.c"))
    library = os.path.join(clone, "lib/micropython-lib")  # its build looks for the folder, and takes nothing of it here
    os.makedirs(library, exist_ok=True)
    write(os.path.join(library, "README.md"), "")
    run("make", "-j2", "-C", os.path.join(clone, "mpy-cross"))
    return clone


def firmware(clone, work, name):
    """ROM of the firmware with the modules of work/NAME frozen."""
    build = os.path.join(work, "build-" + name)
    manifest = os.path.join(work, name + "-manifest.py")
    write(manifest, "freeze(%r)\n" % os.path.join(work, name))
    flags = '-Wno-error -DMP_CONFIGFILE="\\"%s/firmware.h\\""' % HERE
    run("make", "-j2", "BUILD=" + build, "FROZEN_MANIFEST=" + manifest, "CFLAGS_EXTRA=" + flags, cwd=os.path.join(clone, "ports/qemu"))
    text, data = run("arm-none-eabi-size", os.path.join(build, "firmware.elf")).splitlines()[1].split()[:2]
    return int(text) + int(data)


# ---- tables ----


def main():
    parser = argparse.ArgumentParser(description="frozen bytes beside stock MicroPython")
    parser.add_argument("firn")
    parser.add_argument("--micropython", required=True, metavar="CHECKOUT")
    parser.add_argument("--library", required=True, metavar="CHECKOUT", help="of micropython-lib")
    parser.add_argument("--work", metavar="FOLDER", help="keep what is built there")
    given = parser.parse_args()
    work = os.path.abspath(given.work or tempfile.mkdtemp(prefix="firn-frozen-"))
    firn = os.path.abspath(given.firn)
    modules = os.path.join(work, "modules")
    try:
        gather(modules, given.library)
        shutil.copytree(modules, os.path.join(work, "stock"))
        for name in "stock", "empty":
            write(os.path.join(work, name, "main.py"), "")
        write(os.path.join(modules, "main.py"), "".join("import %s\n" % name for name in CPYTHON + MICROPYTHON))
        write(os.path.join(work, "without/main.py"), "".join("import %s\n" % name for name in NEEDED.split()))
        shutil.copytree(os.path.join(HERE, "../../examples/datalogger"), os.path.join(work, "datalogger"))
        apps = sorted(name[:-3] for name in os.listdir(os.path.join(HERE, "apps")) if name.endswith(".py"))
        for name in apps:
            os.makedirs(os.path.join(work, name))
            shutil.copy(os.path.join(HERE, "apps", name + ".py"), os.path.join(work, name, "main.py"))
        columns = [("initialisers at boot", ["--snapshot", "off"]), ("at build time", []), ("--lines func", ["--lines", "func"])]
        sizes = [firn_bytes(firn, work, options) for _, options in columns]
        clone = checkout(given.micropython, work)
        stock = firmware(clone, work, "stock") - firmware(clone, work, "empty")
        print("bytes that the 20 modules take, frozen: %s and %s" % (" ".join(CPYTHON), " ".join(MICROPYTHON)))
        print("%-12s" % "" + "".join("%22s" % title for title, _ in columns))
        for kind in list(KINDS) + ["padding"]:
            print("%-12s" % kind + "".join("%22d" % size[kind] for size in sizes))
        print("%-12s" % "in all" + "".join("%22d" % sum(size.values()) for size in sizes))
        print("%-12s" % "stock" + "%22d" % stock)
        print("%-12s" % "ratio" + "".join("%22.2f" % (sum(size.values()) / stock) for size in sizes))
        print("\n%-12s%12s%12s%12s%12s   whole images" % ("", "Firn", "--release", "stock", "ratio"))
        for name in ["datalogger"] + apps:
            mine = [whole(firn, work, name, options) for options in ([], ["--release"])]
            theirs = firmware(clone, work, name)
            print("%-12s%12d%12d%12d%12.2f" % (name, *mine, theirs, mine[0] / theirs))
    finally:
        if not given.work:
            shutil.rmtree(work)


main()
