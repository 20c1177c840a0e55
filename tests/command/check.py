#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The command line as a contract: exit statuses, help, nearest names, bad target files.

usage: check.py FIRN
"""
import os
import subprocess
import sys
import tempfile

FIRN = sys.argv[1]
faults = 0


def run(*arguments):
    return subprocess.run([FIRN, *arguments], capture_output=True, text=True, timeout=60)


def expect(what, done, status, *texts):
    global faults
    missing = [text for text in texts if text not in done.stdout + done.stderr]
    if done.returncode == status and not missing:
        return
    faults += 1
    print("%s: status %d, not %d; missing %r\n%s%s" % (what, done.returncode, status, missing, done.stdout, done.stderr))


def target_file(folder, text, mode="w"):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "target.def"), mode) as file:
        file.write(text)
    return folder


def check_help():
    expect("help", run("--help"), 0, "usage: firn COMMAND", "targets", "run")
    expect("no command", run(), 2, "usage")
    expect("version", run("--version"), 0, "firn ")
    for line in run("--help").stdout.splitlines():
        if line.startswith("  ") and line.split():
            command = line.split()[0]
            expect(command + " --help", run(command, "--help"), 0, "usage: firn " + command)
            expect("help " + command, run("help", command), 0, "usage: firn " + command)


def check_usage():
    expect("unknown command", run("tagrets"), 2, "unknown command 'tagrets'", "targets")
    expect("unknown option", run("--verison"), 2, "--version")
    expect("unknown option of a command", run("run", "x.py", "--stat", "f"), 2, "stats")
    expect("missing value", run("run", "x.py", "--stats"), 2, "needs a value")
    expect("bad choice", run("run", "x.py", "--emit", "fast"), 2, "auto|bytecode|native")
    expect("bad size", run("run", "x.py", "--heap", "lots"), 2, "140K")
    expect("unknown target", run("run", "x.py", "-t", "mps-an385"), 2, "mps2-an385")
    expect("build without target", run("build", "x.py"), 2, "no target")


def check_run():
    expect("no such application", run("run", "/nonexistent/app.py", "-t", "host"), 1, "app.py")
    expect("no application", run("run"), 2, "usage")


def check_targets(folder):
    expect("list", run("targets"), 0, "mps2-an385", "xtensa-lx6", "host")
    expect("describe", run("targets", "microbit"), 0, "cortex-m0", "16K")
    expect("abstract", run("targets", "cortex-m"), 1, "abstract")
    bad = {
        "unknown key": ("inherit cortex-m\nregoin x\n", ":2: unknown key 'regoin'", "region"),
        "bad size": ("inherit mps2-an385\nheap 12Q\n", ":2:", "heap is a size"),
        "bad region": ("inherit mps2-an385\nregion rom flash 0 4M\n", ":2:", "rom or ram"),
        "region too far": ("inherit mps2-an385\nregion rom rom 0xFFFFFFFF 4M\n", ":2:", "address space"),
        "twice": ("inherit mps2-an385\nheap 1K\nheap 2K\n", ":3:", "twice"),
        "no such base": ("inherit nothing-there\n", ":1:", "no such target"),
        "late inherit": ("heap 1K\ninherit mps2-an385\n", ":2:", "before"),
        "incomplete": ("about x\n", "missing"),
        "bad choice": ("inherit mps2-an385\narch arm\n", ":2:", "thumb"),
        "long line": ("inherit mps2-an385\nabout " + "x" * 5000 + "\n", ":2:", "longer"),
        "too large": ("# " + "x" * 1000 + "\n") * 100,
        "binary": "\x7fELF\0\0\0\0\n",
    }
    for name, case in bad.items():
        text, *texts = (case,) if isinstance(case, str) else case
        path = target_file(os.path.join(folder, name.replace(" ", "-")), text)
        expect(name, run("targets", path), 1, "target.def", *texts)
    cycle = os.path.join(folder, "cycle")
    target_file(cycle, "inherit %s\n" % cycle)
    expect("cycle", run("targets", cycle), 1, "levels")
    expect("no target.def", run("targets", folder), 1, "no target.def")


with tempfile.TemporaryDirectory() as scratch:
    check_help()
    check_usage()
    check_run()
    check_targets(scratch)
print("%d faults" % faults)
sys.exit(1 if faults else 0)
