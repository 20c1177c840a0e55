#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Do the host and every target's C compiler agree on the layout of objects? usage: check.py SOURCE_FOLDER HOST_CC

With the table as it is they must; with a changed row on both sides too; with one on one side only they must not build."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Compiler, bytes of a word, bytes of a float.
PICOLIBC = ["-isystem", "/usr/lib/picolibc/arm-none-eabi/include"]
TARGETS = [
    ("host", ["{host}"], 8, 8),
    ("thumb, single", ["arm-none-eabi-gcc", "-mcpu=cortex-m3", "-mthumb", *PICOLIBC], 4, 4),
    ("thumb, double", ["arm-none-eabi-gcc", "-mcpu=cortex-m3", "-mthumb", *PICOLIBC], 4, 8),
    ("thumb, clang", ["clang-22", "--target=thumbv7m-unknown-none-eabi", *PICOLIBC], 4, 4),
    ("xtensa, single", ["xtensa-lx106-elf-gcc", "-isystem", "{root}/runtime/builtins/include"], 4, 4),
    ("xtensa, double", ["xtensa-lx106-elf-gcc", "-isystem", "{root}/runtime/builtins/include"], 4, 8),
]
# A row and what becomes of it.
CHANGES = {
    "a row inserted": ("LAYOUT_WORD(list, len)", "LAYOUT_U8(list, news)\nLAYOUT_WORD(list, len)"),
    "a row resized": ("LAYOUT_U16(code, meta)", "LAYOUT_U32(code, meta)"),
    "a row removed": ("LAYOUT_VAL(method, function)", ""),
    "two rows swapped": ("LAYOUT_VAL(iterator, c)\nLAYOUT_WORD(iterator, i)",
                         "LAYOUT_WORD(iterator, i)\nLAYOUT_VAL(iterator, c)"),
}


def copy_tables(root, folder, change=None):
    """runtime/abi and core/layout.h in a folder, with one row of layout.def changed."""
    shutil.copytree(os.path.join(root, "runtime/abi"), os.path.join(folder, "runtime/abi"))
    os.makedirs(os.path.join(folder, "runtime/core"))
    shutil.copy(os.path.join(root, "runtime/core/layout.h"), os.path.join(folder, "runtime/core"))
    if not change:
        return
    path = os.path.join(folder, "runtime/abi/layout.def")
    text = open(path).read()
    # Comments and extra blanks between the parts of a row do not matter.
    old = re.sub(r"\n", r"[^\\n]*\\n", re.escape(change[0]).replace("\\\n", "\n"))
    new, count = re.subn(old, change[1].replace("\\", "\\\\"), text)
    if count != 1:
        sys.exit("check.py: layout.def has no row %r any more: change CHANGES" % change[0])
    open(path, "w").write(new)


def run(command):
    return subprocess.run(command, capture_output=True, text=True)


def host_side(folder, host_cc):
    """The program that knows the host's view of this table."""
    program = os.path.join(folder, "offsets")
    built = run([host_cc, "-I", folder, "-w", os.path.join(HERE, "offsets.c"),
                 os.path.join(folder, "runtime/abi/layout.c"), "-o", program])
    return program if built.returncode == 0 else None


def target_side(folder, root, host_cc, compiler, width, offsets):
    """Compiles confirm.c with this table and the host's offsets; what the compiler said when it refused."""
    words = [w.format(host=host_cc, root=root) for w in compiler]
    open(os.path.join(folder, "offsets.inc"), "w").write(offsets)
    built = run([*words, "-std=gnu11", "-ffreestanding", "-fsyntax-only", "-w", "-DFIRN_FLOAT_BITS=%d" % (8 * width),
                 "-I", folder, os.path.join(HERE, "confirm.c")])
    return built.stderr if built.returncode else ""


def agree(host_folder, target_folder, root, host_cc):
    """Of every target: did it build? None when the host's side did not."""
    program = host_side(host_folder, host_cc)
    if not program:
        return None
    result = {}
    for name, compiler, word, width in TARGETS:
        offsets = run([program, str(word), str(width)]).stdout
        result[name] = target_side(target_folder, root, host_cc, compiler, width, offsets)
    return result


def main(root, host_cc):
    failures = 0

    def fail(text):
        nonlocal failures
        failures += 1
        print("FAIL:", text)

    with tempfile.TemporaryDirectory() as scratch:
        def tables(name, change=None):
            folder = os.path.join(scratch, name.replace(" ", "-"))
            copy_tables(root, folder, change)
            return folder

        plain = tables("plain")
        for name, said in agree(plain, plain, root, host_cc).items():
            if said:
                fail("%s: the host and the compiler differ\n%s" % (name, said))
        for name, change in CHANGES.items():
            changed = tables(name, change)
            both = agree(changed, changed, root, host_cc)
            for target, said in (both or {}).items():
                if said:
                    fail("%s, on both sides: %s differs\n%s" % (name, target, said))
            for side, host, target in (("the host", changed, plain), ("the target", plain, changed)):
                for where, said in (agree(host, target, root, host_cc) or {}).items():
                    if not said:
                        fail("%s, only on %s: %s builds" % (name, side, where))
    print("layout: %d compilers, %d changes" % (len(TARGETS), len(CHANGES)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
