#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds examples/embedded outside of the tree, with nothing but the installed toolkit, and runs it.

usage: firmware.py CMAKE BUILD EXAMPLE COMPILER LIBC [BOARD [FLOAT WIDTH | HEAP BYTES | TICKS CYCLES] [option of firn freeze...]]

Compared with firmware.out: what the firmware says on the emulated board. With the first combination of an architecture and ABI,
also: what the runtime leaves undefined, what is rebuilt when, and which mistakes end the build.
"""
import os
import re
import shutil
import sys
import tempfile

from boards import BOARDS, run

HERE = os.path.dirname(os.path.abspath(__file__))
# What runtime/embed/README.md publishes; with __aeabi_* of the compiler.
UNDEFINED = {"memchr", "memcmp", "memcpy", "memmove", "memset", "strlen", "port_ticks_us"}
PROBE = "void *const probe[] = {(void *)%s};\n"
FULL = (("gcc", "newlib", "mps2-an385"), ("gcc", "none", "lx106"), ("clang", "none", "lx6"))
API = ("init", "add_heap", "run_main", "call", "poll", "post", "hold", "held", "release", "error_print", "error_write", "error_is")


def same(found, expected, what):
    if found != expected:
        sys.exit("%s:\n%s\nexpected:\n%s" % (what, found, expected))


def edit(path, old, new):
    with open(path) as file:
        text = file.read()
    if old not in text:
        sys.exit("%s has no %r" % (path, old))
    with open(path, "w") as file:
        file.write(text.replace(old, new, 1))


def check_undefined(folder, build, prefix, board):
    """Links the object and the archives with the whole interface in use and nothing else."""
    probe = os.path.join(folder, "probe.c")
    with open(probe, "w") as file:
        file.write("#include <firn.h>\n" + PROBE % ", (void *)".join("firn_" + name for name in API))
    made, out = os.path.join(build, "fw.firn"), os.path.join(folder, "probe")
    toolkit, nm = os.path.join(prefix, "share", "firn"), board.binutils + "nm"
    run(*(word.format(toolkit=toolkit) for word in board.compile), "-I" + os.path.join(toolkit, "include"), "-ffreestanding", "-c", probe, "-o", out + ".o")
    archives = [os.path.join(toolkit, "runtime", board.runtime, name + "-single.a") for name in ("libfirn-embed", "libfirn")]
    [of_firmware] = [os.path.join(at, name) for at, _, names in os.walk(os.path.join(build, "CMakeFiles", "fw_firn_c.dir")) for name in names if name == "python.c.obj"]
    run(board.binutils + "ld", "--gc-sections", "-z", "noexecstack", "-e", "probe", "--unresolved-symbols=ignore-all", out + ".o",
        of_firmware, os.path.join(made, "app.o"), os.path.join(made, "app.ld"), *archives, "-o", out)
    names = set(run(nm, "-u", out).split()) - {"U", "w"}
    names = {name for name in names if not name.startswith(("__aeabi_", "firn_service_", "port_random", "port_files"))}
    if names - UNDEFINED:
        sys.exit("left undefined beyond what is published: %s" % sorted(names - UNDEFINED))
    weak = set(re.findall(r"^\s+U (firn_service_\w+|port_\w+)$", run(nm, "-u", out), re.M)) - UNDEFINED
    if weak:
        sys.exit("undefined and not weak: %s" % sorted(weak))
    sections = run(board.binutils + "readelf", "-SW", out)
    defined = run(nm, out)
    if re.search(r"\.(init_array|fini_array|ctors|dtors|preinit_array|init|fini)\b", sections):
        sys.exit("there are constructors:\n" + sections)
    if re.search(r"\b(malloc|calloc|realloc|free|_sbrk|__libc_init_array)$", defined, re.M):
        sys.exit("there is a heap of C's:\n" + defined)


def check_orphans(cmake, source, build, board):
    """A linker script with .text, .rodata, .data and .bss has places for all that is Firn's; what compilers add to any object aside."""
    lists = os.path.join(source, board.folder, "CMakeLists.txt")
    edit(lists, "-Wl,--gc-sections", "-Wl,--gc-sections -Wl,--orphan-handling=warn")
    found = set(re.findall(r"orphan section `([^']*)'", run(cmake, "--build", build)))
    found = {name for name in found if not name.startswith((".debug_", ".rel", ".iplt", ".igot", ".glue_7", ".v4_bx", ".vfp11_veneer"))}
    found -= {".comment", ".ARM.attributes", ".xtensa.info"} | ({".note.GNU-stack"} if board.compiler == "clang" else set())
    if found:
        sys.exit("sections that a linker script knows nothing of: %s" % sorted(found))
    edit(lists, " -Wl,--orphan-handling=warn", "")


def check_rebuild(cmake, source, build, expected, board):
    """Ninja knows what the application consists of."""
    same("no work to do" in run(cmake, "--build", build), True, "a second build does something")
    control = os.path.join(source, "app", "control.py")
    edit(control, "return label.upper()", "import extra\n    return extra.mark(label)")
    with open(os.path.join(source, "app", "extra.py"), "w") as file:
        file.write("def mark(text):\n    return text.lower()\n")
    run(cmake, "--build", build)
    changed = expected.replace("GR\u00dcSS", "gr\u00fc\u00df").replace("line | 21|", "line | 22|")
    same(board.machine(build), changed, "after a change of a module")
    edit(os.path.join(source, "app", "extra.py"), "text.lower()", "text.upper()")
    run(cmake, "--build", build)
    same(board.machine(build), changed.replace("gr\u00fc\u00df", "GR\u00dcSS"), "after a change of a new module")


def check_star(cmake, source, build, expected, board):
    """A C function may have the name of a builtin, and take its place."""
    edit(os.path.join(source, "python.c"), 'FIRN_FN("mean"', 'FIRN_FN("max"')
    app = os.path.join(source, "app", "main.py")
    for old, new in (("import dsp\n", "import dsp; from dsp import *\n"), ("dsp.mean(1", "max(1"), ("(dsp.mean,", "(max,")):
        edit(app, old, new)
    run(cmake, "--build", build)
    same(board.machine(build), expected, "with a C function called max")


MISTAKES = (
    ("app/main.py", "dsp.mean(1, 2.5)", "dsp.meen(1, 2.5)", r"main\.py:\d+:\d+: error\[c-module\]: the C module 'dsp' has no function 'meen'"),
    ("app/main.py", "import dsp\n", "import dsp\nfrom dsp import step, stop\n", r"the C module 'dsp' has no function 'stop'"),
    ("app/control.py", "def broken", "def unbroken", r"control\.broken is called from C, but the application does not define it"),
    ("app/control.py", "def step(level, trim)", "def step(level, trim, more)",
     r"control\.py:7: control\.step does not take the 2 arguments that C passes: f32\(i32, f32\) in .*python\.c\.obj"),
    ("app/control.py", "def name():", "def name(*, loud):", r"control\.name does not take the 0 arguments that C passes"),
    ("python.h", '"control", "step"', '"controls", "step"', r"calls controls\.step, and the application has no module 'controls'"),
    ("python.c", "i32(i32, buffer)", "i32(u32, buffer)", r"the types of fir_step are not those of its signature"),
    ("python.c", "i32(i32, buffer)", "i32(i32, bufer)", r"fir_step: there is no type .*bufer.* for arguments"),
    ("python.c", "i32(i32, buffer)", "i32(i31, buffer)", r"fir_step: there is no type .*i31.* for arguments"),
    ("python.c", "i32(i32, buffer)", "int(i32, buffer)", r"fir_step: there is no type of results in .*int\(i32, buffer\)"),
    ("python.c", 'FIRN_FN("total"', 'FIRN_FN("step"', r"dsp\.step is defined twice"),
    ("python.c", '#define FIRN_MODULE "dsp"', '#define FIRN_MODULE "math"', r"Firn has a module of that name"))
# What only Xtensa has: ABIs that the linker does not tell apart, and literals, for which a linker script without *(.literal .literal.*)
# has no place before the code. GCC's for the call0 ABI are in the code's own sections.
OTHER_ABI = (
    ("xtensa/CMakeLists.txt", "TARGET ${CORE}", "TARGET lx6", r"python\.c\.obj: compiled for Xtensa's call0 ABI, but xtensa-lx6 has the windowed one"),
    ("xtensa/CMakeLists.txt", "TARGET ${CORE} OPTIONS ${FIRN_OPTIONS} HEAP 40K C_SOURCES ../python.c", "TARGET lx6 HEAP 40K",
     r"machine\.c\.obj: compiled for Xtensa's call0 ABI, but xtensa-lx6 has the windowed one"),
    ("xtensa/CMakeLists.txt", "TARGET ${CORE}", "TARGET thumbv7m", r"python\.c\.obj: compiled for another machine than mps2-an385"))
MISTAKES_OF = {
    "mps2-an385": (),
    "lx106": OTHER_ABI,
    "lx6": (("xtensa/CMakeLists.txt", "TARGET ${CORE}", "TARGET lx106", r"compiled for Xtensa's windowed ABI, but xtensa-lx106 has the call0 one"),
            ("xtensa/CMakeLists.txt", "TARGET ${CORE} OPTIONS ${FIRN_OPTIONS} HEAP 40K C_SOURCES ../python.c", "TARGET lx106 HEAP 40K",
             r"machine\.c\.obj: compiled for Xtensa's windowed ABI, but xtensa-lx106 has the call0 one"),
            ("xtensa/sections.ld", "*(.literal .literal.* .text .text.*)", "*(.text .text.*)", r"dangerous relocation: l32r: literal placed after use"))}


def check_mistakes(cmake, source, build, name):
    for file, old, new, said in MISTAKES + MISTAKES_OF[name]:
        path = os.path.join(source, file)
        with open(path) as keep:
            text = keep.read()
        edit(path, old, new)
        status, output = run(cmake, "--build", build, good=False)
        if not status or not re.search(said, output):
            sys.exit("%s with %r: status %d, said\n%s" % (file, new, status, output))
        with open(path, "w") as back:
            back.write(text)
    run(cmake, "--build", build)


def main():
    cmake, built, example, compiler, libc = sys.argv[1:6]
    name, options = sys.argv[6] if len(sys.argv) > 6 else "mps2-an385", sys.argv[7:]
    board, is_full = BOARDS[name], not options and (compiler, libc, name) in FULL
    with open(os.path.join(HERE, "firmware.out"), encoding="utf-8") as file:
        expected = file.read()
    if "native" in options:  # objects have no table of native functions' lines: a limit that README.md names
        expected = re.sub(r'(?m)^(\| )?(Traceback|  File ").*\n', "", expected)
    with tempfile.TemporaryDirectory() as folder:
        first, prefix, source = (os.path.join(folder, name) for name in ("first", "toolkit", "my firmware"))
        run(cmake, "--install", built, "--prefix", first)
        os.rename(first, prefix)
        shutil.copytree(example, source)
        build = os.path.join(folder, "build")
        if options[:1] == ["TICKS"]:  # an interrupt so often, from the start, on Xtensa
            edit(os.path.join(source, board.folder, "board.c"), "TICKS_PER_MS = 40000", "TICKS_PER_MS = " + options[1])
            edit(os.path.join(source, "main.c"), "on_tick = post_event;", "on_tick = post_event;\n  (void)port_ticks_us();")
            options = options[2:]
        if options[:1] in (["FLOAT"], ["HEAP"]):  # of firn_add_app, where the last HEAP counts
            edit(os.path.join(source, board.folder, "CMakeLists.txt"), "HEAP 40K", "HEAP 40K %s %s" % tuple(options[:2]))
            options = options[2:]
        run(cmake, "-G", "Ninja", "-S", os.path.join(source, board.folder), "-B", build, "-DCMAKE_PREFIX_PATH=" + prefix,
            "-DFIRN_OPTIONS=" + ";".join(options), *board.options(source, compiler, libc))
        said = run(cmake, "--build", build)
        if "warning" in said:
            sys.exit("the build warns:\n" + said)
        same(board.machine(build), expected, "the firmware says")
        if is_full:
            check_undefined(folder, build, prefix, board)
            check_orphans(cmake, source, build, board)
            check_mistakes(cmake, source, build, name)
            check_star(cmake, source, build, expected, board)
            check_rebuild(cmake, source, build, expected, board)


main()
