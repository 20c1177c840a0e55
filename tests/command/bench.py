#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""firn bench: parts, figures as JSON and as a page, programs from outside, what is told when something is missing.

usage: bench.py FIRN
"""
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

FIRN = sys.argv[1]
MOST = {"call": 300, "method": 400, "instance": 450, "caught": 1200}  # instructions a turn on a Cortex-M4F
faults = 0


def check(what, right, seen=""):
    global faults
    if not right:
        faults += 1
        print(f"{what}: wrong\n{seen}")


def bench(*arguments):
    return subprocess.run([FIRN, "bench", *arguments], capture_output=True, text=True)


with tempfile.TemporaryDirectory() as folder:
    figures, page = os.path.join(folder, "figures.json"), os.path.join(folder, "page.html")
    ran = bench("-t", "mps2-an386", "--only", "operations", "--json", figures, "--html", page)
    check("operations", ran.returncode == 0, ran.stderr)
    with open(figures) as file:
        got = json.load(file)
    costs = {row["name"]: row["firn"] for row in got["operations"]}
    for name, most in MOST.items():
        check(name, 50 < costs[name] <= most, costs)
    check("instance", got["instance_bytes"] == 16, got)
    check("no kernels", "kernels" not in got)
    texts = [e.text for e in tree.parse(page).iter() if e.tag == "text"]
    check("plot", "call of a global function" in texts and f"{costs['method']:.0f}" in texts, texts)

    programs = os.path.join(folder, "programs")
    os.mkdir(programs)
    ran = bench("--only", "perf-bench", "--perf-bench", programs)
    check("no programs", ran.returncode == 1 and "bm_chaos.py" in ran.stderr, ran.stderr)
    with open(os.path.join(programs, "benchrun.py"), "w") as file:
        file.write("def bm_run(n, m):\n    print(work(n * m), 1, 'done')\n")
    with open(os.path.join(programs, "bm_float.py"), "w") as file:
        file.write("import time\n\n\ndef work(n):\n    t = time.ticks_us()\n    x = 1.0\n    for i in range(n):\n"
                   "        x = x + 0.5\n    return time.ticks_diff(time.ticks_us(), t)\n")
    ran = bench("-t", "mps2-an386", "--only", "perf-bench", "--perf-bench", programs, "--json", figures)
    with open(figures) as file:
        rows = json.load(file)["perf_bench"]
    check("one program", ran.returncode == 1 and len(rows) == 1 and 500 < rows[0]["firn"] < 5000, ran.stdout + ran.stderr)
    check("its ratio", abs(rows[0]["ratio"] - rows[0]["firn"] / rows[0]["stock"]) < 1e-6, rows)

    with open(os.path.join(programs, "core_import_mpy_single.py"), "w") as file:
        file.write("def work(n):\n    exec('n += 1', globals_of := {'n': n})\n    return globals_of['n']\n")
    ran = bench("-t", "mps2-an386", "--only", "perf-bench", "--perf-bench", programs, "--json", figures)
    with open(figures) as file:
        rows = json.load(file)["perf_bench"]
    check("a program in an open image", [row["firn"] for row in rows][1:] == [10001], ran.stdout + ran.stderr)

    silent = os.path.join(folder, "silent.elf")
    with open(os.path.join(folder, "x.py"), "w") as file:
        file.write("print('x')\n")
    subprocess.run([FIRN, "build", os.path.join(folder, "x.py"), "-t", "mps2-an386", "-o", silent], check=True)
    ran = bench("-t", "mps2-an386", "--only", "operations", "--peer", silent)
    check("a peer that says nothing", ran.returncode == 1 and "gave no figure" in ran.stderr, ran.stderr)
    ran = bench("--peer", os.path.join(folder, "none.elf"))
    check("no peer", ran.returncode == 1 and "none.elf" in ran.stderr, ran.stderr)
ran = bench("--only", "perf-bench")
check("no folder", ran.returncode == 2 and "--perf-bench FOLDER" in ran.stderr, ran.stderr)
print(f"{faults} faults")
sys.exit(faults != 0)
