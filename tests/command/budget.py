#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Budgets of an image: what breaks one ends the build with its numbers, and leaves nothing.

usage: budget.py FIRN TARGET
"""
import json
import os
import re
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
faults = 0

APP = """\
TABLE = [i * i for i in range(400)]
BUFFER = bytearray(1000)
TEXT = b'%s'


@micropython.native
def mix(a, b):
    total = 0
    for i in range(a):
        total += i * b - a
        if total > 1000:
            total = total // 3 + b * b - i
    return total


def change(i):
    TABLE[i] += 1
    BUFFER[i] = 1


change(3)
print(mix(3, 4), change(3), TABLE[3], len(BUFFER), len(TEXT))
TABLE[0] = BUFFER[0] = 1  # what a module's body writes to is in RAM from the start
""" % ("x" * 3000)


def fault(what, done):
    global faults
    faults += 1
    print("%s\n%s%s" % (what, done.stdout, done.stderr))


def run(command, app, *arguments, status=0, texts=()):
    done = subprocess.run([FIRN, command, app, "-t", TARGET, *arguments], capture_output=True, text=True, timeout=100)
    missing = [text for text in texts if text not in done.stderr]
    if done.returncode != status or missing:
        fault("%s %s: status %d, not %d; missing %r" % (command, " ".join(arguments), done.returncode, status, missing), done)
    return done


def build(app, *arguments, **wanted):
    return run("build", app, *arguments, **wanted)


def sizes(image):
    text = subprocess.run([FIRN, "size", image], capture_output=True, text=True, timeout=100).stdout
    total = re.search(r"(\d+) +(\d+)  total", text)
    modules = text.split("  module\n")[1].split("\n\n")[0].splitlines()
    for column in (0, 1):
        if sum(int(line.split()[column]) for line in modules) != int(total.group(1 + column)):
            fault("the modules' rows do not add up: " + text, subprocess.CompletedProcess((), 0, "", ""))
    return int(total.group(1)), int(total.group(2))


def number(text):
    return int(text.replace(",", ""))


def check_left(folder, done, before):
    if sorted(os.listdir(folder)) != before:
        fault("left behind: %r" % sorted(os.listdir(folder)), done)


def check_rom(folder, app, out):
    build(app, "-o", out)
    rom, _ = sizes(out)
    with open(out, "rb") as file:
        image = file.read()
    build(app, "-o", out, "--rom-limit", str(rom), "--ram-limit", "1M")
    with open(out, "rb") as file:
        if file.read() != image:
            fault("a limit changes the image", subprocess.CompletedProcess((), 0, "", ""))
    before = sorted(os.listdir(folder))
    for name in (out, os.path.join(folder, "other.elf")):
        done = build(app, "-o", name, "--format", "elf" if TARGET == "host" else "elf,bin", "--rom-limit", str(rom - 1), status=1,
                     texts=("error[rom-full]: app: image needs %s bytes of ROM, limit %s: 1 too many\n" % (f"{rom:,}", f"{rom - 1:,}"),
                            "  limit: --rom-limit\n", "  native ", "largest: ", "app.py:3 TEXT bytes 3,0", "app.py:6 mix ", " as bytecode)",
                            "of the runtime: "))
        check_left(folder, done, before)
    kinds = done.stderr.split("  native ")[1].split("\n")[0]
    if sum(number(n) for n in re.findall(r"[\d,]+", kinds)) != rom:
        fault("the kinds do not add up to %d" % rom, done)
    with open(out, "rb") as file:
        if file.read() != image:
            fault("a build that failed changes the image of the one before", done)
    fits = re.search(r"would fit \(relinked, not guessed\): firn build (.*?)   \(ROM ([\d,]+),", done.stderr)
    if not fits or fits.group(1) != "--emit bytecode":
        fault("no word of --emit bytecode", done)
        return
    build(app, "-o", out, *fits.group(1).split(), "--rom-limit", str(rom - 1))
    if sizes(out)[0] != number(fits.group(2)):
        fault("what would fit has %d bytes, not %s" % (sizes(out)[0], fits.group(2)), done)
    build(app, "-o", out)
    rom, _ = sizes(out)  # the line table of native code counts, however far the limit is
    build(app, "-o", out, "--rom-limit", "1K", status=1, texts=(f"needs {rom:,} bytes of ROM, limit 1,024", "not enough (relinked): firn build --emit bytecode", "--release"))


def check_ram(folder, app, out):
    build(app, "-o", out)
    ram = sizes(out)[1]
    os.remove(out)
    before = sorted(os.listdir(folder))
    build(app, "-o", out, "--ram-limit", str(ram))
    os.remove(out)
    done = build(app, "-o", out, "--ram-limit", str(ram - 1), status=1,
                 texts=("error[ram-full]: app: image needs %s bytes of static RAM, limit %s: 1 too many\n" % (f"{ram:,}", f"{ram - 1:,}"),
                        "  limit: --ram-limit\n", "app.py:1 TABLE (", "is in RAM: ", "app.py:23 may change it\n",
                        "app.py:2 BUFFER (1,0", "would fit (relinked, not guessed): firn build --snapshot off"))
    check_left(folder, done, before)
    done = build(app, "-o", out, "--min-heap", "1024M", status=1,
                 texts=("error[ram-full]: app: the heap is to have 1,073,741,824 bytes, has ", " too few\n", "  limit: --min-heap\n"))
    check_left(folder, done, before)
    build(app, "-o", out, "--min-heap", "16K")
    build(app, "-o", out, "--min-heap", "20K", "--heap", "16K", status=1,
          texts=("has 16,384: 4,096 too few", "would fit (relinked, not guessed): firn build --heap 20480 "))


def check_heap(app, out):
    """What does not fit for its heap is measured with what initialisers made, and so is what would fit."""
    if TARGET == "host":
        return
    done = build(app, "-o", out, "--heap", "512M", status=1, texts=("error[ram-full]: app: RAM needs ", "app.py:1 TABLE (", "firn build --heap "))
    build(app, "-o", out, "--stack", "3000M", status=1, texts=("error[ram-full]: app: RAM needs 3,1", "stack 3,145,728,000"))
    fits = re.search(r"would fit \(relinked, not guessed\): firn build (--heap \d+)   \(ROM ([\d,]+), static RAM ([\d,]+),", done.stderr)
    build(app, "-o", out, *fits.group(1).split())
    if sizes(out) != (number(fits.group(2)), number(fits.group(3))):
        fault("what would fit has other sizes: %r" % (sizes(out),), done)


def check_run(folder, app):
    stats = os.path.join(folder, "stats.json")
    done = run("run", app, "--rom-limit", "1K", "--stats", stats, status=1, texts=("error[rom-full]", "firn run --emit bytecode"))
    with open(stats) as file:
        if json.load(file)["outcome"] != "no_fit":
            fault("the outcome is not no_fit", done)
    if done.stdout:
        fault("it ran", done)


def check_json(folder, app, out):
    done = build(app, "-o", out, "--rom-limit", "1K", "--ram-limit", "1K", "--message-format", "json", status=1)
    rows = [json.loads(line) for line in done.stderr.splitlines()]
    errors = {row["code"]: row for row in rows if row["level"] == "error"}
    if sorted(errors) != ["ram-full", "rom-full"] or not any(row["level"] == "note" and row["options"] == "--emit bytecode" for row in rows):
        fault("the lines of JSON are others", done)
        return
    for row in errors.values():
        if sum(row["kinds"].values()) != row["needed"] or row["limit"] != 1024 or not row["by"].startswith("--r"):
            fault("the numbers of %s" % row["code"], done)
    if not any(row["name"].endswith("app.py:1 TABLE") and "app.py:23 may change it" in row["note"] for row in errors["ram-full"]["largest"]):
        fault("TABLE is not among the largest", done)


def check_manifest(folder):
    with open(os.path.join(folder, "main.py"), "w") as file:
        file.write(APP)
    path, out = os.path.join(folder, "manifest.py"), os.path.join(folder, "out.elf")

    def said(text, *arguments, **wanted):
        with open(path, "w") as file:
            file.write(text + "\nmodule('main.py')\n")
        return build(path, "-o", out, *arguments, **wanted)

    said("budget(rom='1M', ram=65536)")
    said("budget(rom='1K')", status=1, texts=("error[rom-full]", "limit 1,024:", "  limit: budget() in the manifest\n"))
    said("budget(rom='1K')", "--rom-limit", "1M")
    said("budget(ram=1000)", status=1, texts=("error[ram-full]", "limit 1,000:"))
    said("budget(ram=1000)\nbudget(ram='60K', rom=None)")
    said("budget(heap='1024M')", status=1, texts=("error[ram-full]", "  limit: budget() in the manifest\n"))
    for text, why in (("'1K'", "keywords"), ("rim=1", "'rim'"), ("rom='lots'", "rom is a size"), ("ram=-1", "ram is a size"),
                      ("heap=1.5", "heap is a size"), ("rom='10Q'", "rom is a size")):
        said("\nbudget(%s)" % text, status=1, texts=("manifest.py:2: error[manifest]: ValueError: budget()", why))


with tempfile.TemporaryDirectory() as scratch:
    path = os.path.join(scratch, "app.py")
    with open(path, "w") as source:
        source.write(APP)
    check_rom(scratch, path, os.path.join(scratch, "app.elf"))
    check_ram(scratch, path, os.path.join(scratch, "ram.elf"))
    check_heap(path, os.path.join(scratch, "heap.elf"))
    check_run(scratch, path)
    check_json(scratch, path, os.path.join(scratch, "json.elf"))
with tempfile.TemporaryDirectory() as scratch:
    check_manifest(scratch)
print("%d faults" % faults)
sys.exit(1 if faults else 0)
