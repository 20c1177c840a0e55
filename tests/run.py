#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs test programs on a target, many in one image, and compares them with CPython.

usage: run.py --firn PATH [--target NAME] [--emit MODE] [--gc-stress] [--compiler] [--option=--release]
              [--size N] FOLDER|FILE...

Each program becomes a module of a generated application that imports one after the other, each
between two marker lines; the same application runs under CPython, which is the oracle. Programs say
in comments what is particular about them:

    # expect: TEXT      the program's whole output, line by line, where we differ from CPython on purpose
    # targets: A B      only these targets
    # not: A B          not these targets
    # small             fits a board of 16 KB RAM; only these run on microbit
    # single            prints floats as binary32: built with --float single, with its own expect lines
    # no stress         allocates too much for a collection at every allocation
    # stress: host      the same, but for the host: emulated boards would take minutes
    # alone             its own image: stdout, the exit status and the last line of stderr are compared

A program that stops the image (a crash, an endless loop, memory gone) fails, and those after it go
on in another image; one that does not build is found by halving.
"""
import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BEGIN, END = "==begin ", "==end "
SMALL_BOARDS = {"microbit"}
TIMEOUT = 300


class Program:
    def __init__(self, path):
        self.path = path
        self.name = "t_" + os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.expect = re.findall(r"^\s*# expect: ?(.*)$", self.text, re.M)
        self.only = self.words("targets")
        self.never = self.words("not")
        self.small = re.search(r"^# small\b", self.text, re.M) is not None
        self.single = re.search(r"^# single\b", self.text, re.M) is not None
        self.alone = re.search(r"^# alone\b", self.text, re.M) is not None
        self.no_stress = re.search(r"^# no stress\b", self.text, re.M) is not None
        self.stressed = self.words("stress")

    def words(self, key):
        found = re.search(r"^# %s: (.*)$" % key, self.text, re.M)
        return found.group(1).split() if found else []

    def runs_on(self, target, stress):
        if stress and (self.no_stress or (self.stressed and target not in self.stressed)):
            return False
        if target in SMALL_BOARDS and not self.small:
            return False
        return target not in self.never and (not self.only or target in self.only)


def write_application(programs, folder):
    """The programs as modules, and a main.py that imports them. Imports are spelled out: in a closed
    world an import by a computed name finds nothing."""
    lines = []
    for program in programs:
        shutil.copy(program.path, os.path.join(folder, program.name + ".py"))
        lines += [
            "print(%r)" % (BEGIN + program.name),
            "try:",
            "    import " + program.name,
            "except BaseException as error:",
            "    print('uncaught', type(error).__name__, error)",
            "print(%r)" % (END + program.name),
        ]
    with open(os.path.join(folder, "main.py"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def split_output(text):
    """{name: output} of the programs that came to their end."""
    out = {}
    for match in re.finditer(
        re.escape(BEGIN) + r"(\w+)\n(.*?)" + re.escape(END) + r"\1\n", text, re.S
    ):
        out[match.group(1)] = match.group(2)
    return out


class Runner:
    def __init__(self, options):
        self.options = options
        self.passed, self.failed = 0, []

    def firn(self, application, single):
        o = self.options
        command = [o.firn, "run", application, "-t", o.target, "--emit", o.emit]
        command += ["--float", "single" if single else "double", "--timeout", str(TIMEOUT)]
        command += ["--world", "open", "--with", "compiler"] if o.compiler else []
        command += ["--gc-stress"] if o.gc_stress else []
        command += o.option
        command += ["--heap", o.heap] if o.heap else []
        command += ["--stack", o.stack] if o.stack else []
        done = subprocess.run(command, capture_output=True, timeout=2 * TIMEOUT)
        return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"), done.returncode

    def oracle(self, application):
        main = os.path.join(application, "main.py")
        paths = [os.path.join(HERE, "shim"), application]
        done = subprocess.run(
            [sys.executable, "-X", "utf8", main],
            capture_output=True,
            timeout=TIMEOUT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        return done.stdout.decode(), done.stderr.decode(), done.returncode

    def fail(self, program, why):
        self.failed.append(program)
        print("FAIL %s\n%s\n" % (os.path.relpath(program.path, HERE), why.rstrip()[-4000:]))

    def compare(self, program, wanted, got):
        if got == wanted:
            self.passed += 1
            return
        lines = difflib.unified_diff(
            wanted.splitlines(), got.splitlines(), "expected", "got", lineterm="", n=2
        )
        self.fail(program, "\n".join(list(lines)[:40]) or "differs in the last line's end")

    def run_chunk(self, programs, single):
        if not programs:
            return
        with tempfile.TemporaryDirectory(prefix="firn-tests-") as folder:
            write_application(programs, folder)
            out, err, status = self.firn(folder, single)
        with tempfile.TemporaryDirectory(prefix="firn-tests-") as folder:
            # CPython has nothing to say about those that expect what it does not do.
            write_application([p for p in programs if not p.expect], folder)
            wanted = split_output(self.oracle(folder)[0])
        got = split_output(out)
        if not got and len(programs) > 1 and BEGIN not in out:
            half = len(programs) // 2  # it did not build: look for the culprit
            self.run_chunk(programs[:half], single)
            self.run_chunk(programs[half:], single)
            return
        for i, program in enumerate(programs):
            if program.name not in got:
                where = out[out.rfind(BEGIN) :] if BEGIN in out else ""
                self.fail(program, "stopped (status %d)\n%s\n%s" % (status, where[-1500:], err[-2500:]))
                self.run_chunk(programs[i + 1 :], single)
                return
            expected = wanted.get(program.name, "")
            if program.expect:
                expected = "\n".join(program.expect) + "\n"
            self.compare(program, expected, got[program.name])

    def run_alone(self, program):
        with tempfile.TemporaryDirectory(prefix="firn-tests-") as folder:
            shutil.copy(program.path, os.path.join(folder, "main.py"))
            out, err, status = self.firn(folder, program.single)
            want_out, want_err, want_status = self.oracle(folder)
        last = lambda text: "\n".join(text.splitlines()[-1:])
        if program.expect:
            want_out = "\n".join(program.expect) + "\n"
        wanted = "%s--\nstatus %d\n%s" % (want_out, want_status, last(want_err))
        self.compare(program, wanted, "%s--\nstatus %d\n%s" % (out, status, last(err)))

    def run(self, programs):
        for single in (False, True):
            group = [p for p in programs if p.single == single and not p.alone]
            for start in range(0, len(group), self.options.size):
                self.run_chunk(group[start : start + self.options.size], single)
        for program in programs:
            if program.alone:
                self.run_alone(program)


def collect(paths):
    files = []
    for path in paths:
        if os.path.isdir(path):
            files += [os.path.join(path, f) for f in sorted(os.listdir(path)) if f.endswith(".py")]
        else:
            files.append(path)
    return [Program(file) for file in files]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firn", required=True)
    parser.add_argument("--target", default="host")
    parser.add_argument("--emit", default="bytecode")
    parser.add_argument("--gc-stress", action="store_true")
    parser.add_argument("--compiler", action="store_true")
    parser.add_argument("--option", action="append", default=[], help="of firn run; several times")
    parser.add_argument("--heap")
    parser.add_argument("--stack")
    parser.add_argument("--size", type=int, default=24, help="programs in one image")
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    programs = [p for p in collect(options.paths) if p.runs_on(options.target, options.gc_stress)]
    if not programs:
        print("no programs for", options.target)
        return 0
    runner = Runner(options)
    runner.run(programs)
    print("%d passed, %d failed" % (runner.passed, len(runner.failed)))
    for program in runner.failed:
        print("  failed:", os.path.relpath(program.path, HERE))
    return 1 if runner.failed else 0


sys.exit(main())
