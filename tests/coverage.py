#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Line coverage by the project's tests, from a build of the coverage preset in which tests have run.

usage: coverage.py BUILD [FOLDER...] [--lines] [--reset]

Prints lines, covered lines and per cent of each folder (compiler/front, compiler/bytecode and runtime unless
given) and of its files, the worst first. --lines adds the uncovered lines as FILE:FIRST-LAST; --reset forgets what
has been counted so far. A file that is compiled several times is covered where any of its objects ran.
"""
import collections
import gzip
import json
import os
import subprocess
import sys
import tempfile

FOLDERS = ("compiler/front", "compiler/bytecode", "runtime")
SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def data_files(build, suffix):
    for folder, _, names in os.walk(build):
        for name in names:
            if name.endswith(suffix):
                yield os.path.join(folder, name)


def read_counts(paths, counts):
    """gcov's JSON of some .gcno files: counts[file][line] is how often the line ran."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["gcov", "--json-format", *paths], cwd=scratch, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        for name in os.listdir(scratch):
            with gzip.open(os.path.join(scratch, name)) as file:
                report = json.load(file)
            for entry in report["files"]:
                path = os.path.join(report["current_working_directory"], entry["file"])
                lines = counts[os.path.relpath(os.path.realpath(path), SOURCE)]
                for line in entry["lines"]:
                    lines[line["line_number"]] += line["count"]


def ranges(lines):
    first = last = None
    for line in lines:
        if last is not None and line == last + 1:
            last = line
            continue
        if first is not None:
            yield first, last
        first = last = line
    if first is not None:
        yield first, last


def report(folder, counts, listed):
    rows = []
    for path, lines in counts.items():
        if path.startswith(folder + "/") and path.endswith((".c", ".h")):
            missing = sorted(line for line, count in lines.items() if not count)
            rows.append((1 - len(missing) / len(lines), path, len(lines), missing))
    total, missing = sum(row[2] for row in rows), sum(len(row[3]) for row in rows)
    print("%s: %d of %d lines, %.1f %%" % (folder, total - missing, total, 100 * (1 - missing / max(total, 1))))
    for share, path, n, lines in sorted(rows):
        if lines:
            print("  %5.1f %%  %4d of %4d  %s" % (100 * share, n - len(lines), n, path))
        if listed:
            for first, last in ranges(lines):
                print("    %s:%d-%d" % (path, first, last))


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if not arguments or set(sys.argv[1:]) - set(arguments) - {"--lines", "--reset"}:
        sys.exit(__doc__)
    build = os.path.abspath(arguments[0])
    if "--reset" in sys.argv:
        for path in data_files(build, ".gcda"):
            os.remove(path)
        return
    counts = collections.defaultdict(collections.Counter)
    notes = sorted(data_files(build, ".gcno"))
    if not notes:
        sys.exit("%s is no build of the coverage preset" % build)
    for at in range(0, len(notes), 1):
        read_counts(notes[at : at + 1], counts)
    for folder in arguments[1:] or FOLDERS:
        report(folder, counts, "--lines" in sys.argv)


if __name__ == "__main__":
    main()
