#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds examples/embedded outside of the tree, with nothing but the installed toolkit, and runs it.

usage: firmware.py CMAKE BUILD EXAMPLE COMPILER LIBC [BOARD [FLOAT WIDTH | HEAP BYTES] [option of firn freeze...]]

Compared with firmware.out: what the firmware says on the emulated board. With the first of the combinations, also: what the
runtime leaves undefined, what is rebuilt when, and which mistakes end the build.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# What runtime/embed/README.md publishes; with __aeabi_* of the compiler.
UNDEFINED = {"memchr", "memcmp", "memcpy", "memmove", "memset", "strlen", "port_ticks_us"}
PROBE = "void *const probe[] = {(void *)%s};\n"
API = ("init", "add_heap", "run_main", "call", "poll", "post", "hold", "held", "release", "error_print", "error_write", "error_is")


def run(*words, good=True, **more):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=280, **more)
    if good and done.returncode:
        sys.exit("%s: status %d\n%s" % (" ".join(words), done.returncode, done.stdout))
    return done.stdout if good else (done.returncode, done.stdout)


BOARDS = {"mps2-an385": ("thumbv7m", "-mcpu=cortex-m3"), "mps2-an386": ("thumbv7em-hf", "-mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard")}


def machine(image, board="mps2-an385"):
    return run("qemu-system-arm", "-M", board, "-display", "none", "-monitor", "none", "-serial", "stdio",
               "-semihosting-config", "enable=on,target=native", "-icount", "shift=0,sleep=off", "-kernel", image)


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


def check_undefined(folder, build, prefix):
    """Links the object and the archives with the whole interface in use and nothing else."""
    probe = os.path.join(folder, "probe.c")
    with open(probe, "w") as file:
        file.write("#include <firn.h>\n" + PROBE % ", (void *)".join("firn_" + name for name in API))
    made, out = os.path.join(build, "fw.firn"), os.path.join(folder, "probe")
    run("arm-none-eabi-gcc", "-mcpu=cortex-m3", "-mthumb", "-I" + os.path.join(prefix, "share", "firn", "include"),
        "-ffreestanding", "-c", probe, "-o", out + ".o")
    archives = [os.path.join(prefix, "share", "firn", "runtime", "thumbv7m", name + "-single.a") for name in ("libfirn-embed", "libfirn")]
    run("arm-none-eabi-ld", "--gc-sections", "-e", "probe", "--unresolved-symbols=ignore-all", out + ".o",
        os.path.join(build, "CMakeFiles", "fw_firn_c.dir", "python.c.obj"), os.path.join(made, "app.o"), os.path.join(made, "app.ld"), *archives, "-o", out)
    names = set(run("arm-none-eabi-nm", "-u", out).split()) - {"U", "w"}
    names = {name for name in names if not name.startswith(("__aeabi_", "firn_service_", "port_random", "port_files"))}
    if names - UNDEFINED:
        sys.exit("left undefined beyond what is published: %s" % sorted(names - UNDEFINED))
    weak = set(re.findall(r"^\s+U (firn_service_\w+|port_\w+)$", run("arm-none-eabi-nm", "-u", out), re.M)) - UNDEFINED
    if weak:
        sys.exit("undefined and not weak: %s" % sorted(weak))
    sections = run("arm-none-eabi-readelf", "-SW", out)
    defined = run("arm-none-eabi-nm", out)
    if re.search(r"\.(init_array|fini_array|ctors|dtors|preinit_array|init|fini)\b", sections):
        sys.exit("there are constructors:\n" + sections)
    if re.search(r"\b(malloc|calloc|realloc|free|_sbrk|__libc_init_array)$", defined, re.M):
        sys.exit("there is a heap of C's:\n" + defined)


def check_rebuild(cmake, source, build, expected):
    """Ninja knows what the application consists of."""
    same("no work to do" in run(cmake, "--build", build), True, "a second build does something")
    control = os.path.join(source, "app", "control.py")
    edit(control, "return label.upper()", "import extra\n    return extra.mark(label)")
    with open(os.path.join(source, "app", "extra.py"), "w") as file:
        file.write("def mark(text):\n    return text.lower()\n")
    run(cmake, "--build", build)
    changed = expected.replace("GR\u00dcSS", "gr\u00fc\u00df").replace("line | 21|", "line | 22|")
    same(machine(os.path.join(build, "fw.elf")), changed, "after a change of a module")
    edit(os.path.join(source, "app", "extra.py"), "text.lower()", "text.upper()")
    run(cmake, "--build", build)
    same(machine(os.path.join(build, "fw.elf")), changed.replace("gr\u00fc\u00df", "GR\u00dcSS"), "after a change of a new module")


def check_star(cmake, source, build, expected):
    """A C function may have the name of a builtin, and take its place."""
    edit(os.path.join(source, "python.c"), 'FIRN_FN("mean"', 'FIRN_FN("max"')
    app = os.path.join(source, "app", "main.py")
    for old, new in (("import dsp\n", "import dsp; from dsp import *\n"), ("dsp.mean(1", "max(1"), ("(dsp.mean,", "(max,")):
        edit(app, old, new)
    run(cmake, "--build", build)
    same(machine(os.path.join(build, "fw.elf")), expected, "with a C function called max")


def check_mistakes(cmake, source, build):
    for file, old, new, said in (
            ("app/main.py", "dsp.mean(1, 2.5)", "dsp.meen(1, 2.5)", r"main\.py:\d+:\d+: error\[c-module\]: the C module 'dsp' has no function 'meen'"),
            ("app/main.py", "import dsp\n", "import dsp\nfrom dsp import step, stop\n", r"the C module 'dsp' has no function 'stop'"),
            ("app/control.py", "def broken", "def unbroken", r"control\.broken is called from C, but the application does not define it"),
            ("python.h", '"control", "step"', '"controls", "step"', r"calls controls\.step, and the application has no module 'controls'"),
            ("python.c", "i32(i32, buffer)", "i32(u32, buffer)", r"the types of fir_step are not those of its signature"),
            ("python.c", "i32(i32, buffer)", "i32(i32, bufer)", r"bufer"),
            ("python.c", 'FIRN_FN("total"', 'FIRN_FN("step"', r"dsp\.step is defined twice"),
            ("python.c", '#define FIRN_MODULE "dsp"', '#define FIRN_MODULE "math"', r"Firn has a module of that name")):
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
    board, options = sys.argv[6] if len(sys.argv) > 6 else "mps2-an385", sys.argv[7:]
    runtime, cpu = BOARDS[board]
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
        if options[:1] in (["FLOAT"], ["HEAP"]):  # of firn_add_app, where the last HEAP counts
            edit(os.path.join(source, "CMakeLists.txt"), "HEAP 40K", "HEAP 40K %s %s" % tuple(options[:2]))
            options = options[2:]
        run(cmake, "-G", "Ninja", "-S", source, "-B", build, "-DCMAKE_PREFIX_PATH=" + prefix, "-DLIBC=" + libc,
            "-DFIRN_TARGET=" + runtime, "-DCPU=" + cpu, "-DFIRN_OPTIONS=" + ";".join(options),
            "-DCMAKE_TOOLCHAIN_FILE=" + os.path.join(source, compiler + ".cmake"))
        run(cmake, "--build", build)
        same(machine(os.path.join(build, "fw.elf"), board), expected, "the firmware says")
        if (compiler, libc) == ("gcc", "newlib") and len(sys.argv) == 6:
            check_undefined(folder, build, prefix)
            check_mistakes(cmake, source, build)
            check_star(cmake, source, build, expected)
            check_rebuild(cmake, source, build, expected)


main()
