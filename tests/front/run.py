#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests of the front end; README.md lists the modes."""
import json
import pathlib
import re
import subprocess
import sys
import sysconfig
import tempfile
import warnings

import compare

HERE = pathlib.Path(__file__).parent
STDLIB = pathlib.Path(sysconfig.get_path("stdlib"))
SAMPLE = 60
DUMPS = {".ast": ["--dump-ast", "--spans"], ".scopes": ["--dump-scopes"], ".err": []}


def check(firn, *arguments, cwd=None):
    return subprocess.run([firn, "check", *map(str, arguments)], capture_output=True, cwd=cwd)


def golden(firn, bless):
    """The dumps beside each source."""
    failures = 0
    for source in sorted(HERE.glob("*.py")):
        for suffix, options in DUMPS.items():
            expected = source.with_suffix(suffix)
            if not expected.exists():
                continue
            run = check(firn, *options, source.name, cwd=HERE)
            got = run.stderr if suffix == ".err" else run.stdout
            status = 1 if suffix == ".err" and b": error" in got else 0
            if bless:
                expected.write_bytes(got)
            elif got != expected.read_bytes() or run.returncode != status:
                failures += 1
                print(f"{expected.name}: differs (exit {run.returncode})")
                print(compare.difference(expected.read_text(), got.decode(errors="replace")))
    return failures


def library():
    files = sorted(STDLIB.rglob("*.py"))
    return [file for file in files if "site-packages" not in file.parts]


def compiles(file):
    try:
        compile(file.read_bytes(), str(file), "exec", dont_inherit=True)
    except Exception:
        return False
    return True


def stdlib(firn, _):
    """One process for the whole library; what it refuses CPython must refuse too."""
    folders = [entry for entry in sorted(STDLIB.iterdir()) if entry.name != "site-packages"]
    sources = [entry for entry in folders if entry.is_dir() or entry.suffix == ".py"]
    refused = {}
    for start in range(0, len(sources), 50):
        run = check(firn, "--message-format", "json", *sources[start : start + 50])
        for line in run.stdout.decode(errors="replace").splitlines():
            diagnostic = json.loads(line)
            if diagnostic["level"] == "error":
                refused.setdefault(diagnostic["file"], diagnostic)
        if run.returncode not in (0, 1):
            print(f"exit {run.returncode}: {run.stderr.decode(errors='replace')}")
            return 1
    wrong = [name for name in refused if compiles(pathlib.Path(name))]
    for name in wrong:
        print(f"{name}:{refused[name].get('line')}: {refused[name]['message']}")
    return len(wrong)


def sample(everything):
    files = [file for file in library() if file.stat().st_size < 200_000]
    step = 1 if everything else max(1, len(files) // SAMPLE)
    return files[::step]


def ast(firn, everything):
    """Trees against CPython's."""
    failures = 0
    for file in sample(everything):
        expected = compare.tree(file.read_bytes())
        if expected is None:
            continue
        options = ["--dump-ast"] + (["--spans"] if compare.EXACT_SPANS else [])
        got = compare.normalise(check(firn, *options, file).stdout.decode(errors="replace"))
        if got != expected:
            failures += 1
            print(f"{file}: tree differs\n{compare.difference(expected, got)}")
    return failures


def scopes(firn, everything):
    """Scopes against CPython's symtable."""
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "source.py")
        for file in sample(everything):
            text, expected = compare.symbols(file)
            if text is None:
                continue
            path.write_text(text, encoding="utf-8")
            run = check(firn, "--dump-scopes", path)
            wrong = compare.scopes_differ(run.stdout.decode(), expected)
            if wrong:
                failures += 1
                print(f"{file}: {wrong}")
    return failures


def limits(firn, _):
    """Sources that would overflow a careless parser."""
    n = 10_000
    deep = {
        "parentheses": "(" * n + ")" * n,
        "brackets": "[" * n + "]" * n,
        "braces": "{" * n,
        "calls": "f(" * n,
        "call chain": "f" + "()" * n,
        "attributes": "a" + ".a" * n,
        "subscripts": "a" + "[0]" * n,
        "minus": "-" * n + "1",
        "not": "not " * n + "x",
        "power": "1" + "**1" * n,
        "sum": "1" + "+1" * 100_000,
        "lambda": "lambda: " * n + "0",
        "conditional": "1 if 1 else " * n + "1",
        "await": "await " * n + "x",
        "blocks": "".join(" " * i + "if x:\n" for i in range(n // 10)),
        "f-strings": "f'{" * n,
        "specs": "f'{a:" + "{a:" * n,
        "patterns": "match x:\n case " + "(" * n,
        "class patterns": "match x:\n case " + "a(" * n,
        "elif": "if x: pass\n" + "elif x: pass\n" * n,
        "comprehensions": "[" * n + "x" + " for x in x]" * n,
        "unclosed string": "'" + "x" * n,
        "NUL": "a = 1\0",
        "not UTF-8": b"a = '\xff'",
        "unknown encoding": "# coding: nonsense\n",
    }
    fine = {"empty": "", "blank": "\n\n", "comment": "# x", "long line": "x = [" + "1, " * n + "]",
            "wide": "x = " + " or ".join(["y"] * n), "long": "x = 1\n" * n,
            "list of sums": "x = 1" + "+1" * 900, "elif": "if x: 1\n" + "elif x: 1\n" * 500,
            "no newline": "x = 1", "only backslash": "x = \\\n1", "BOM": "\ufeffx = 1",
            "CR": "x = 1\ry = 2\r", "form feed": "\fx = 1\n\f\ny = 2"}
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "source.py")
        for status, group in ((1, deep), (0, fine)):
            for name, text in group.items():
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
                run = check(firn, path)
                told = b": error" in run.stderr
                if run.returncode != status or told != (status == 1):
                    failures += 1
                    print(f"{name}: exit {run.returncode}, {run.stderr.decode()[:300]}")
        for text, place, hint in ((b"y = 1\nx = '\xff'\n", b"source.py:2:6: error[encoding]", b"  2 | x = '\n    |      ^    save the file as UTF-8"),
                                  ("x = 1\n".encode("utf-16"), b"source.py:1:1: error[encoding]", b"this is UTF-16")):
            path.write_bytes(text)
            run = check(firn, path)
            if place not in run.stderr or hint not in run.stderr:
                failures += 1
                print(f"{text}: {run.stderr}")
        missing = check(firn, pathlib.Path(folder, "absent.py"))
        if missing.returncode != 1 or b"absent.py: error" not in missing.stderr:
            failures += 1
            print("absent file:", missing)
    return failures


def codes(firn, _):
    """Every code a diagnostic can carry is explained."""
    root = HERE.parent.parent
    used = {}
    for file in [*root.glob("compiler/**/*.c"), *root.glob("freeze/**/*.c")]:
        text = file.read_text()
        calls = re.findall(r'(?:diag_add|diag_error|error_code|_error|fail)\(([^;]*)', text)
        found = re.findall(r'(?:error|warning|note)\[([a-z-]+)\]', text)
        for call in calls:
            found += re.findall(r'(?<![%\w] )"([a-z]+(?:-[a-z]+)*)"', call)[:1]
        for code in found:
            used.setdefault(code, file.name)
    run = subprocess.run([firn, "explain"], capture_output=True, text=True)
    known = {line.split()[0] for line in run.stdout.splitlines()}
    failures = 0
    for code in sorted(set(used) - known):
        failures += 1
        print(f"{used[code]}: code '{code}' is not in explain.def")
    for code in known:
        text = subprocess.run([firn, "explain", code], capture_output=True, text=True).stdout
        failures += len(text.splitlines()) < 3
    unknown = subprocess.run([firn, "explain", "sintax"], capture_output=True, text=True)
    failures += unknown.returncode != 2 or "syntax" not in unknown.stderr
    return failures


ALLOWED = {"memcpy", "memmove", "memset", "memcmp", "memchr", "strlen", "strcmp", "strncmp",
           "strchr", "__stack_chk_fail", "_GLOBAL_OFFSET_TABLE_"}


def freestanding(archive, _):
    """But for the *_host.c files the front end needs nothing of a libc but mem* and str*."""
    command = ["nm", "--format=sysv", archive]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    needed, defined, member = {}, set(), ""
    for line in run.stdout.splitlines():
        fields = [field.strip() for field in line.split("|")]
        if "_host.c" in member and len(fields) > 1:
            continue
        if len(fields) < 7:
            member = line if line.endswith("]:") else member
        elif fields[6] == "*UND*":
            needed.setdefault(fields[0], member)
        else:
            defined.add(fields[0])
            if fields[6].startswith((".bss", ".data")) and ".rel.ro" not in fields[6]:
                needed[f"mutable {fields[0]}"] = member
    wrong = {name: member for name, member in needed.items() if name not in defined | ALLOWED}
    if any("asan" in name or "ubsan" in name for name in wrong):
        return 0  # instrumented
    for name, member in wrong.items():
        print(f"{member}: {name}")
    return len(wrong)


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20_000)
    firn, mode = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    failures = globals()[mode](firn, "--bless" in sys.argv or "--all" in sys.argv)
    print(f"front/{mode}: {failures} failures")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
