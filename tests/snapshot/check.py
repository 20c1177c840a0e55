#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares images whose initialisers ran at build time with those where they run at boot (README.md).

usage: check.py FIRN TARGET [option of firn run...]
"""
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FIRN, TARGET, OPTIONS = sys.argv[1], sys.argv[2], sys.argv[3:]


def firn(*words):
    return subprocess.run([FIRN, *words], capture_output=True, text=True, timeout=300)


def traceback_of(text):
    at = text.find("Traceback (most recent call last)")
    return text[at:] if at >= 0 else ""


def run(case, snapshot, folder):
    stats = os.path.join(folder, "stats.json")
    done = firn("run", case, "-t", TARGET, "--snapshot", snapshot, "--stats", stats, "-v", *OPTIONS)
    with open(stats) as file:
        return done, json.load(file)


def same_bytes(case, folder):
    """Builds twice: where the heap was when the initialisers ran must not show."""
    images = []
    for name in ("one.elf", "two.elf"):
        out = os.path.join(folder, name)
        built = firn("build", case, "-t", TARGET, "-o", out, *OPTIONS)
        if built.returncode:
            return ["does not build: " + built.stderr]
        with open(out, "rb") as file:
            images.append(file.read())
    return [] if images[0] == images[1] else ["two builds differ"]


def wanted(text, key):
    return re.findall(r"^# %s: (.*)$" % key, text, re.M)


def unpack(case, text, folder):
    """A case of several modules as a folder."""
    parts = re.split(r"^# file: (.*)\n", text, flags=re.M)
    if len(parts) == 1:
        return case, case
    app = os.path.join(folder, os.path.splitext(os.path.basename(case))[0])
    for name, part in zip(["main.py"] + parts[1::2], parts[::2]):
        os.makedirs(os.path.dirname(os.path.join(app, name)), exist_ok=True)
        with open(os.path.join(app, name), "w") as file:
            file.write(part)
    return app, os.path.join(app, "main.py")


def check(case, folder):
    with open(case) as file:
        text = file.read()
    case, main = unpack(case, text, folder)
    (auto, auto_stats), (off, off_stats) = run(case, "auto", folder), run(case, "off", folder)
    faults = []
    if auto.stdout != off.stdout:
        faults.append("output differs\n--- off\n%s--- auto\n%s" % (off.stdout, auto.stdout))
    if not off.stdout:
        faults.append("no output: %s" % off.stderr)
    if re.search("^# oracle$", text, re.M):
        oracle = subprocess.run([sys.executable, main], capture_output=True, text=True)
        if oracle.stdout != off.stdout:
            faults.append("CPython prints\n%s%s--- off\n%s" % (oracle.stdout, oracle.stderr, off.stdout))
    if auto.returncode != off.returncode:
        faults.append("exit status %d, with off %d: %s" % (auto.returncode, off.returncode, auto.stderr))
    if traceback_of(auto.stderr) != traceback_of(off.stderr):
        faults.append("traceback differs\n--- off\n%s--- auto\n%s" % (traceback_of(off.stderr), traceback_of(auto.stderr)))
    notes = re.findall(r"^(.*?):(\d+):\d+: note\[boot-time\]: (.*)$", auto.stderr, re.M)
    for lines in wanted(text, "boot"):
        found = [int(line) for file, line, _ in notes if file.endswith(os.path.basename(main))]
        if found != [int(line) for line in lines.split()]:
            faults.append("left for boot: lines %s, expected %s" % (found, lines))
    changes = re.findall(r"^(.*?):(\d+):\d+: note\[in-ram\]: ", auto.stderr, re.M)
    for lines in wanted(text, "changed") if "open" not in OPTIONS else []:
        found = sorted({int(line) for file, line in changes if file.endswith(os.path.basename(main))})
        if found != [int(line) for line in lines.split()]:
            faults.append("what may change objects in RAM: lines %s, expected %s" % (found, lines))
    for note in wanted(text, "note"):
        if not any(note in said for _, _, said in notes):
            faults.append("no note says: %s\n%s" % (note, auto.stderr))
    if wanted(text, "fewer") and "--gc-stress" not in OPTIONS:
        faults += same_bytes(case, folder)
    for part in wanted(text, "fewer"):
        counts = auto_stats["boot_instructions"], off_stats["boot_instructions"]
        if TARGET != "host" and counts[0] > float(part) * counts[1]:
            faults.append("%d instructions to the first output, %d at boot" % counts)
    return faults


def check_endless(folder):
    """A loop that never ends must not keep the build from ending."""
    app = os.path.join(folder, "endless.py")
    with open(app, "w") as file:
        file.write("TABLE = [1, 2]\nwhile TABLE:\n    pass\n")
    built = firn("build", app, "-t", TARGET, "-o", os.path.join(folder, "endless.elf"), "-v")
    said = "endless.py:2:1: note[boot-time]: it takes more than" in built.stderr
    return [] if built.returncode == 0 and said else ["a loop without end: status %d\n%s" % (built.returncode, built.stderr)]


def main():
    failed = 0
    names = sorted(os.listdir(HERE))
    cases = [n for n in names if n.endswith(".py") and n not in ("check.py", "random_graphs.py", "random_changes.py", "many.py")]
    with tempfile.TemporaryDirectory() as folder:
        for name in cases:
            for fault in check(os.path.join(HERE, name), folder):
                print("FAIL %s: %s" % (name, fault))
                failed += 1
        for fault in check_endless(folder) if TARGET == "host" and "bytecode" in OPTIONS else []:
            print("FAIL " + fault)
            failed += 1
    print("%d cases, %d faults" % (len(cases), failed))
    return 1 if failed else 0


sys.exit(main())
