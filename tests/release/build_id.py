#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The build id: SHA-1 of the ELF file as it was linked, in a note that takes no ROM; in ROM when it is asked for.

usage: build_id.py FIRN TARGET
"""
import hashlib
import os
import re
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
faults = 0


def fault(what):
    global faults
    faults += 1
    print(what)


def firn(*arguments):
    done = subprocess.run([FIRN, *arguments], capture_output=True, text=True, timeout=100)
    if done.returncode:
        fault("firn %s: status %d\n%s" % (" ".join(arguments), done.returncode, done.stderr))
    return done.stdout


def read(path):
    with open(path, "rb") as file:
        return file.read()


def note_of(elf):
    """What binutils read."""
    text = subprocess.run(["readelf", "-n", elf], capture_output=True, text=True, timeout=60).stdout
    found = re.findall(r"Build ID: ([0-9a-f]+)", text)
    return found[0] if len(found) == 1 else None


def build(folder, name, source, *options):
    app, elf = os.path.join(folder, "app.py"), os.path.join(folder, name + ".elf")
    with open(app, "w") as file:
        file.write(source)
    firn("build", app, "-t", TARGET, "-o", elf, "--format", "elf" if TARGET == "host" else "elf,hex", *options)
    return elf


def check(folder):
    plain = build(folder, "plain", "print('x')\n", "--build-id", "none")
    elf = build(folder, "elf", "print('x')\n")
    rom = build(folder, "rom", "print('x')\n", "--build-id", "rom")
    other = build(folder, "other", "print('y')\n")
    ids = [note_of(path) for path in (plain, elf, rom, other)]
    if ids[0] or None in ids[1:] or len(set(ids)) != 4:
        fault("ids %r" % ids)
    for path, wanted in zip((plain, elf, rom, other), ids):
        told = re.findall(r"^build id ([0-9a-f]{40})$", firn("size", path), re.M)
        if told != ([wanted] if wanted else []):
            fault("firn size tells %r, the note %r" % (told, wanted))
    told = firn("size", "--diff", elf, other)
    if "build id %s (old)\nbuild id %s (new)\n" % (ids[1], ids[3]) not in told:
        fault("--diff: " + told)
    linked = read(elf)
    if linked.count(bytes.fromhex(ids[1])) != 1 or linked.count(b".note.gnu.build-id\0") != 1:
        fault("the id is not there once")
    linked = linked.replace(bytes.fromhex(ids[1]), bytes(20)).replace(b".note.gnu.build-id\0", b".note.gnu.build_id\0")
    if hashlib.sha1(linked).hexdigest() != ids[1]:
        fault("the id is not the file's SHA-1")
    sizes = [int(re.search(r"(\d+) +\d+  total", firn("size", path)).group(1)) for path in (plain, elf, rom)]
    if sizes[0] != sizes[1] or not 4 <= sizes[2] - sizes[1] <= 36:
        fault("sizes of ROM: %r" % sizes)
    if TARGET != "host" and read(plain[:-3] + "hex") != read(elf[:-3] + "hex"):
        fault("the note changes the ROM")
    if read(rom).count(bytes.fromhex(ids[2])) != 2:
        fault("rom: the id is not in the note and in ROM")


with tempfile.TemporaryDirectory() as folder:
    check(folder)
sys.exit(faults != 0)
