#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The rules of the tree that no compiler checks.

usage: check.py ROOT

 - runtime/ and compiler/ do not include each other, but for runtime/abi/ and runtime/port.h, and runtime/compiler/, which
   joins them; runtime/abi/
   includes nothing else of ours; only compiler/llvm/ includes LLVM, only freeze/ includes libelf;
 - every source file begins with its SPDX line and has at most 1200 lines;
 - the runtime has no variable arguments;
 - every folder has a README.md of at most 40 lines;
 - outside runtime/abi/ and targets/ there is at most one conditional block per 1000 lines;
 - what want.def has rows about is a service; effect.def has one row for a name;
 - a builtin, error, opcode or target is named in one table, so a path of a developer's machine or a
   word such as "for now" has no place anywhere.
"""
import os
import re
import subprocess
import sys

SOURCES = (".c", ".h", ".S", ".def", ".ld", ".py", ".cmake", ".sh", ".ll")
LINES_MOST = 1200
README_MOST = 40
NO_README = ("corpus", "data", "include", ".ci", ".github")
# runtime/port.h and the values of runtime/abi/ are everybody's.
SHARED = ("runtime/abi/", "runtime/port.h")


def tracked(root):
    out = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True)
    if out.returncode == 0 and out.stdout:
        return [name for name in out.stdout.split("\n") if name and os.path.exists(os.path.join(root, name))]
    names = []
    for folder, folders, files in os.walk(root):
        folders[:] = [f for f in folders if not f.startswith(("build", ".git", "node_modules", "__pycache__"))]
        names += [os.path.relpath(os.path.join(folder, f), root) for f in files]
    return names


def is_source(name):
    base = os.path.basename(name)
    return base.endswith(SOURCES) or base in ("CMakeLists.txt", "bootstrap", "run", "cc")


def check_includes(name, text):
    for target in re.findall(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', text, re.M):
        if target.startswith("llvm-c/") and not name.startswith("compiler/llvm/"):
            yield "includes %s: only compiler/llvm/ may" % target
        if target in ("libelf.h", "gelf.h") and not name.startswith(("freeze/", "tests/freeze/")):
            yield "includes %s: only freeze/ may" % target
        if target.startswith(SHARED):
            continue
        if name.startswith(("compiler/", "freeze/")) and target.startswith("runtime/core/"):
            if name.startswith("compiler/"):
                yield "compiler includes %s" % target
        joins = name.startswith("runtime/compiler/") and target.startswith("compiler/")
        if name.startswith("runtime/") and target.startswith(("compiler/", "freeze/")) and not joins:
            yield "the runtime includes %s" % target
        if name.startswith("runtime/abi/") and "/" in target and not target.startswith("runtime/abi/"):
            yield "runtime/abi includes %s" % target


def check_varargs(name, text):
    text = re.sub(r"(?m)^#define .*$", "", text)  # of a macro they are the preprocessor's
    if name.startswith("runtime/") and re.search(r"\bva_(list|arg|start)\b|stdarg\.h|\w \*?\w+\([^()]*, \.\.\.\)", text):
        yield "has variable arguments, which LLVM miscompiles on Xtensa (tests/llvm)"


def check_source(name, text):
    lines = text.split("\n")
    first = lines[1] if lines[0].startswith("#!") and len(lines) > 1 else lines[0]
    if "SPDX-License-Identifier: MIT" not in first:
        yield "first line is not 'SPDX-License-Identifier: MIT'"
    if len(lines) > LINES_MOST:
        yield "%d lines, more than %d: split it at a concept" % (len(lines), LINES_MOST)
    if re.search(r"(?<![\w.])/(work|root|home)/\w", text) and "structure" not in name:
        yield "names a path of one machine"
    yield from check_includes(name, text)
    yield from check_varargs(name, text)


def conditionals(text):
    """#if blocks that are no include guard and no __cplusplus bracket."""
    guards = len(re.findall(r"^#ifndef \w+_H$", text, re.M)) + len(re.findall(r"^#ifdef __cplusplus", text, re.M))
    return len(re.findall(r"^\s*#\s*if", text, re.M)) - guards


def check_conditionals(root, names):
    """Each folder may have one per 1000 lines, rounded up, and two in the smallest."""
    count, lines = {}, {}
    for name in names:
        if not name.endswith((".c", ".h")) or name.startswith(("runtime/abi/", "targets/", "tests/")):
            continue
        with open(os.path.join(root, name), encoding="utf-8") as file:
            text = file.read()
        part = "/".join(name.split("/")[:2]) if name.count("/") > 1 else name.split("/")[0]
        count[part] = count.get(part, 0) + conditionals(text)
        lines[part] = lines.get(part, 0) + text.count("\n")
    for part in sorted(count):
        if count[part] > lines[part] // 1000 + 2:
            yield "%s: %d conditional blocks in %d lines" % (part, count[part], lines[part])


def check_folders(root, names):
    folders = sorted({os.path.dirname(name) for name in names})
    for folder in folders:
        if set(folder.split("/")) & set(NO_README) or re.search(r"(^|/)\.", folder):
            continue
        readme = os.path.join(folder, "README.md")
        if readme not in names:
            yield "%s: has no README.md" % (folder or "the top folder")
            continue
        with open(os.path.join(root, readme), encoding="utf-8") as file:
            length = len(file.read().splitlines())
        if folder and length > README_MOST:
            yield "%s: %d lines, more than %d" % (readme, length, README_MOST)


def check_wants(root):
    """A row of want.def about no service is taken by nobody."""
    texts = {}
    for name in "service", "want":
        with open(os.path.join(root, "runtime", "abi", name + ".def"), encoding="utf-8") as file:
            texts[name] = file.read()
    services = set(re.findall(r"^SERVICE\((\w+)", texts["service"], re.M))
    for wanted in sorted(set(re.findall(r"^(?:WANT|ONLY|UNLESS)_\w+\((\w+)", texts["want"], re.M)) - services):
        if not wanted.startswith(("any_", "op_")):  # the freezer asks for those by itself
            yield "runtime/abi/want.def: %s is no service" % wanted


def check_effects(root):
    """Of two rows of effect.def for a name only the last counts."""
    with open(os.path.join(root, "runtime", "abi", "effect.def"), encoding="utf-8") as file:
        names = re.findall(r"^(EFFECT\(\w+|READS\(\w+|ATTRIBUTE\(\w+, \w+)", file.read(), re.M)
    for name in sorted(name for name in set(names) if names.count(name) > 1):
        yield "runtime/abi/effect.def: %s) has two rows" % name


def main():
    root = sys.argv[1]
    names = tracked(root)
    faults = []
    for name in names:
        if is_source(name):
            with open(os.path.join(root, name), encoding="utf-8", errors="replace") as file:
                faults += ["%s: %s" % (name, fault) for fault in check_source(name, file.read())]
    faults += check_folders(root, names)
    faults += check_conditionals(root, names)
    faults += check_wants(root)
    faults += check_effects(root)
    print("\n".join(faults))
    print("%d files, %d faults" % (len(names), len(faults)))
    return 1 if faults else 0


sys.exit(main())
