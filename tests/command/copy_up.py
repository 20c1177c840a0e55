#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--copy-up: which containers have their contents in ROM until they are written, and what is said of them.

usage: copy_up.py FIRN TARGET
"""
import json
import os
import re
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
BASE = """
TABLE = [(i * 37) % 251 for i in range(200)]
def mark(table, i):
    table[i] = 1000
"""
END = """
print(sum(TABLE))
mark(TABLE, 3)
print(sum(TABLE), TABLE[3])
"""
LENT = "bytes of it are in RAM, not in ROM; "
faults = 0


def fault(*what):
    global faults
    faults += 1
    print(*what)


def build(text, *options, run=True):
    """(static RAM, ROM, stderr, the image) after a run that says the same as CPython."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "app.py"), "w") as file:
            file.write(text)
        done = subprocess.run([FIRN, "build", "app.py", "-t", TARGET, "-o", "app.elf", "-v", "--report", "app.html", *options], cwd=folder, capture_output=True, text=True, timeout=300)
        if done.returncode:
            return fault(options, done.stderr) or (0, 0, "", b"", {})
        if run:
            out = subprocess.run([FIRN, "run", "app.elf", "-t", TARGET], cwd=folder, capture_output=True, text=True, timeout=300)
            right = subprocess.run([sys.executable, "app.py"], cwd=folder, capture_output=True, text=True)
            if out.stdout != right.stdout or out.returncode:
                fault(options, "says", out.stdout, out.stderr, "not", right.stdout)
        sizes = subprocess.run([FIRN, "size", "app.elf"], cwd=folder, capture_output=True, text=True).stdout
        rom, ram = map(int, re.search(r"(\d+) +(\d+) +total", sizes).groups())
        with open(os.path.join(folder, "app.elf"), "rb") as file:
            image = file.read()
        with open(os.path.join(folder, "app.html")) as file:
            data = json.loads(re.search(r'id="data"[^>]*>(.*?)</script>', file.read(), re.S).group(1))
        return ram, rom, done.stderr, image, data


def is_lent(text, *options):
    return "copy up to the heap on first write" in build(text, *options, run=False)[2]


ram, rom, said, image, data = build(BASE + END)
ram_off, rom_off, said_off, image_off, _ = build(BASE + END, "--copy-up", "off")
if ram_off - ram < 200 * 4 or rom - rom_off > 900:
    fault("sizes", ram, ram_off, rom, rom_off)
if not re.search(r"app.py:4:5: note\[in-ram\]: this may change the list that TABLE \(app.py:2\) leads to: \d+ " + LENT + r"\d+ in ROM copy up to the heap on first write", said):
    fault("note", said)
if "copy up" in said_off or "copy up" not in json.dumps(data):
    fault("notes of off", said_off)

# What copies up, and what does not.
for wanted, text in (
    (True, BASE + END),
    (True, BASE.replace("[(", "{i: (").replace("200)]", "200)}") + "print(sum(TABLE.values()))\nmark(TABLE, 3)\nprint(len(TABLE))\n"),
    (True, BASE.replace("[(", "bytearray((").replace("200)]", "300))").replace("1000", "7") + END),
    (False, BASE.replace("[(", "bytearray((").replace("200)]", "300))").replace("1000", "7") + END + "print(memoryview(TABLE)[5])\n"),
    (False, BASE.replace("(i * 37) % 251", "0") + END),
    (False, BASE.replace("200", "20") + END),
    (False, BASE + "print(sum(TABLE))\nTABLE[5] = 1\nprint(sum(TABLE))\n"),
    (False, "import micropython\n" + BASE + "print(1)\nmicropython.heap_lock()\nmark(TABLE, 3)\nmicropython.heap_unlock()\n"),
):
    if is_lent(text) != wanted:
        fault("copies up:", not wanted, text)
for text in (BASE.replace("(i * 37) % 251", "0") + END, BASE + "print(sum(TABLE))\nTABLE[5] = 1\nprint(sum(TABLE))\n", BASE.replace("200", "20") + END):
    if not is_lent(text, "--copy-up", "all"):
        fault("with all, too:", text)

# An image that has none is the same as ever.
plain = "ROWS = [1, 2, 3]\ndef add(rows):\n    rows.append(4)\nadd(ROWS)\nprint(ROWS)\n"
if build(plain)[3] != build(plain, "--copy-up", "off")[3]:
    fault("an image without them is another one")
for option, status in (("never", 2), ("all", 0)):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "app.py"), "w") as file:
            file.write(plain)
        done = subprocess.run([FIRN, "run", "app.py", "-t", TARGET, "--copy-up", option], cwd=folder, capture_output=True, text=True)
        if done.returncode != status:
            fault(option, done.returncode, done.stderr)
sys.exit(1 if faults else 0)
