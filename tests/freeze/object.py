#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `firn freeze` writes, linked by hand, is what `firn build` makes; without the script it does not link.

usage: object.py FIRN TARGET
"""
import glob
import os
import subprocess
import sys
import tempfile

firn, target = sys.argv[1:]
toolkit = os.path.dirname(os.path.realpath(firn))
faults = 0

APP = """
class Thing:
    def __init__(self, name):
        self.name = name
try:
    print([Thing(i).name for i in range(3)], 1 << 40)
    raise ValueError('x')
except ValueError as e:
    print(e)
"""


def complain(*what):
    global faults
    faults += 1
    print(*what)


def run(*words):
    return subprocess.run(words, capture_output=True, text=True)


def folders(name):
    """The target's folder and those it inherits from, nearest first."""
    folder = os.path.join(toolkit, "targets", name)
    with open(os.path.join(folder, "target.def"), encoding="utf-8") as file:
        rows = [line.split(None, 1) for line in file if line.strip() and line[0] != "#"]
    values = [(row[0], row[1].strip()) for row in rows if len(row) > 1]
    base = [value for key, value in values if key == "inherit"]
    return [(folder, values)] + (folders(base[0]) if base else [])


def values(chain, key):
    for _, rows in chain:
        found = [value for name, value in rows if name == key]
        if found:
            return found
    return []


def link(folder, chain, *objects):
    out = os.path.join(folder, "linked.elf")
    with open(os.path.join(folder, "firn-memory.ld"), "w", encoding="utf-8") as file:
        file.write("MEMORY {\n")
        for row in values(chain, "region"):
            name, kind, origin, size = row.split()
            file.write("%s (%s) : ORIGIN = %s, LENGTH = %s\n" % (name, "rx" if kind == "rom" else "rwx", origin, size))
        file.write("}\n__heap_size = 0;\n__stack_size = 4K;\n")
    script = next(path for path in (os.path.join(folder, "link.ld") for folder, _ in chain) if os.path.exists(path))
    board = sorted(glob.glob(os.path.join(toolkit, "targets", target, "*.o")))
    library = os.path.join(toolkit, "runtime", values(chain, "runtime")[0], "libfirn-single.a")
    return out, run(*values(chain, "link")[0].split(), "-L" + folder, "-T" + script, "-o", out, *board, *objects, library,
                    *[path for pattern in values(chain, "lib") for path in glob.glob(pattern)])


with tempfile.TemporaryDirectory() as folder:
    app, built, frozen, script = (os.path.join(folder, name) for name in ("app.py", "built.elf", "app.o", "app.ld"))
    chain = folders(target)
    with open(app, "w", encoding="utf-8") as file:
        file.write(APP)
    for words in (("build", app, "-o", built, "--build-id", "none"), ("freeze", app, "-o", frozen)):
        done = run(firn, *words, "-t", target, "--emit", "bytecode")
        if done.returncode:
            complain(*words, done.stderr)
    if sorted(os.listdir(folder)) != ["app.ld", "app.o", "app.py", "built.elf"]:
        complain("files", os.listdir(folder))
    linked, done = link(folder, chain, frozen)
    if done.returncode == 0 or "firn_services" not in done.stderr:
        complain("linked without the script:", done.stderr)
    linked, done = link(folder, chain, frozen, script)
    if done.returncode:
        complain("not linked with the script:", done.stderr)
    sizes = [run(firn, "size", path, "-n", "9999").stdout.split() for path in (built, linked)]
    objects = [{a: size for size, a in zip(words, words[2:]) if size.isdigit() and not a.isdigit()} for words in sizes]
    if objects[0] != objects[1] or len(objects[0]) < 100:
        complain("built and linked differ:", set(objects[0].items()) ^ set(objects[1].items()))
print("%d faults" % faults)
sys.exit(1 if faults else 0)
