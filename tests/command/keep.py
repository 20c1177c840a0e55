#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--keep: what a closed image leaves out as nobody seems to use it stays when it is named.

usage: keep.py FIRN TARGET
"""
import os
import re
import subprocess
import sys
import tempfile

FIRN, TARGET = sys.argv[1:]
faults = 0

FILES = {
    "main.py": '''import math


def field(value, name):
    return ("{0." + name + "}").format(value)


def driver(kind):
    return __import__("drivers." + kind, None, None, ("read",)).read()


def second(xs):
    return xs[1]


for show in (lambda: field(math, "p" + "i"), lambda: driver("sp" + "i"), lambda: field("x", "cent" + "er")[:20]):
    try:
        print(show())
    except (AttributeError, ImportError) as error:
        print(type(error).__name__)
''',
    "drivers/__init__.py": "",
    "drivers/spi.py": '''class Port:
    def read(self):
        return "spi read"


def read():
    return Port().read()
''',
}
PLAIN = '''def second(xs):
    return xs[1]


def third(xs):
    print(xs[2])


def first(word):
    for c in word:
        word += c
    return word + "!"


print(first("on"))
'''


ABSENT = {
    "config.py": "DEBUG = False\n",
    "tracing.py": "import json\n",
    "drivers/__init__.py": "",
    "drivers/spi.py": "",
    "main.py": "import config\nif config.DEBUG:\n    import tracing, cmath, base64\n\n\ndef shout(x):\n    return x.upper()\n\n\nprint(shout('a'))\n",
}


def check_explain_absent(folder):
    """Why something is not there, and what brings it in: by name, and by what a traceback ends with."""
    app = os.path.join(folder, "absent")
    for name, text in ABSENT.items():
        os.makedirs(os.path.dirname(os.path.join(app, name)), exist_ok=True)
        with open(os.path.join(app, name), "w") as file:
            file.write(text)
    for what, *texts in (
            ("ModuleNotFoundError: No module named 'drivers.spi'", "drivers.spi is not in the image\n", "drivers/spi.py is there, but nothing", "--keep drivers.spi\n"),
            ("tracing", "only branches that are never taken import ", "tracing.py"),
            ("No module named 'json'", "json is not in the image", "module of Firn's library, and only branches that are never taken import it", "import json, or --keep json\n"),
            ("base64", "library, and only branches that are never taken"),
            ("cmath.pi", "runtime, and only branches that are never taken"),
            ("NameError: name 'exec' is not defined", "it needs the compiler\n", "--world open --with compiler"),
            ("AttributeError: 'str' object has no attribute 'center'", "str.center is not in the image", "--keep str.center, or --world open"),
            ("AttributeError: 'str' object has no attribute 'centre'", "called so (nearest: str.center"),
            ("ImportError: cannot import name 'lods' from 'json'", "json.lods is not in the image"),
            ("NameError: name 'sorted' is not defined", "sorted is not in the image", "--keep sorted"),
            ("AttributeError: module 'math' has no attribute 'pi'", "math.pi is not in the image", "math is a module of Firn's runtime, and nothing in the program", "--keep math.pi\n"),
            ("AttributeError: type object 'str' has no attribute 'upper'", "str.upper: ")):
        expect("explain " + what, firn("explain", what, app).stdout, *texts)
    expect("explain without application", firn("explain", "No module named 'x'", status=2).stderr, "of which application?")
    if firn("run", app, *keeps("drivers.spi", "tracing", "str.center", "math.pi", *["sorted"] * 40)).stdout != "A\n":
        complain("what explain says cannot be kept")


def complain(*words):
    global faults
    faults += 1
    print(*words)


def firn(*arguments, status=0):
    done = subprocess.run([FIRN, *arguments, "-t", TARGET], capture_output=True, text=True, timeout=240)
    if done.returncode != status:
        complain(arguments, "ended with", done.returncode, done.stderr)
    return done


def expect(what, got, *texts):
    for text in texts:
        if text not in got:
            complain("%s: %r is not in %r" % (what, text, got))


def keeps(*names):
    return [word for name in names for word in ("--keep", name)]


def check_names_at_run_time(app):
    if firn("run", app).stdout != "AttributeError\nModuleNotFoundError\nAttributeError\n":
        complain("without --keep: what the test is about is in the image anyway")
    kept = ["3.14", "spi read", "<built-in method cen"]
    for names in (("math.pi", "drivers.spi", "str.center"), ("math", "drivers.spi.Port.read", "str")):
        for steps in ([], ["--build-dir", os.path.join(os.path.dirname(app), "steps")]):
            lines = firn("run", app, *steps, *keeps(*names)).stdout.splitlines()
            if len(lines) != 3 or not all(line.startswith(begin) for line, begin in zip(lines, kept)):
                complain(names, steps, lines)
    # One member is kept, not all of that name, and not its neighbours.
    manifest = os.path.join(app, "manifest.py")
    with open(manifest, "w") as file:
        file.write("keep('math.pi', 'str.center')\n")
    lines = firn("run", app).stdout.splitlines()
    if len(lines) != 3 or lines[1] != "ModuleNotFoundError" or not lines[2].startswith(kept[2]):
        complain("keep() of a manifest:", lines)
    for text in ("keep()", "keep(3)", "keep(name='x')"):
        with open(manifest, "w") as file:
            file.write(text + "\n")
        expect(text, firn("run", app, status=1).stderr, "manifest.py:1: error[manifest]: ValueError: keep()")
    os.remove(manifest)


def check_explain(app):
    expect("explain", firn("explain", "str.center", app).stdout, "str.center is not in the image")
    expect("explain", firn("explain", "str.center", app, *keeps("str.center")).stdout, "kept by --keep str.center\n")
    expect("explain", firn("explain", "drivers.spi.Port.read", app, *keeps("drivers.spi")).stdout, "drivers/spi.py:2", "kept by --keep drivers.spi\n")
    expect("explain", firn("explain", "main.second", app, *keeps("main")).stdout, "main.py:12", "kept by --keep main\n")


def check_faults(app):
    for name, near in (("str.centre", "nearest: str.center"), ("math.pie", "nearest: math.pi"), ("main.secnd", "nearest: main.second"),
                       ("drivers.sp", "nearest: drivers"), ("drivers.spi.Port.raed", "nearest: drivers.spi.Port.read"), ("sortd", "nearest: sorted"),
                       ("main.driver.x", ""), ("math.pi.x", ""), ("", ""), (".", ""), ("drivers..spi", ""), ("drivers/spi", ""), ("x" * 3000, "")):
        expect(name, firn("run", app, *keeps("math", name), status=1).stderr, "error[keep]: --keep %s: no module, function" % name, near)


def symbols(app, *options):
    elf = os.path.join(os.path.dirname(app), "plain.elf")
    firn("build", app, "-o", elf, *options)
    return set(re.findall(r"\S+", subprocess.run([FIRN, "size", elf, "-n", "5000"], capture_output=True, text=True).stdout))


def check_image(app):
    """What a function that nothing calls needs of the runtime; one builtin member without those beside it."""
    without, kept = symbols(app, "--emit", "bytecode"), symbols(app, "--emit", "bytecode", *keeps("plain.second", "str.center", "array.array.append", "sorted"))
    for name in ("vm_subscr", "firn_cfun_str$2Ecenter", "firn_cfun_array_array$2Eappend", "firn_cfun_builtins$2Esorted"):
        if name in without or name not in kept:
            complain(name, "without --keep:", name in without, "with it:", name in kept)
    for name in ("firn_cfun_str$2Eljust", "firn_cfun_list$2Eappend", "firn_cfun_bytes$2Ecenter"):
        if name in kept:
            complain(name, "was not asked for")


def check_types(app):
    """Functions and builtins that are kept may get anything; what else there is, is followed."""
    told = firn("build", app, "-o", app + ".elf", "--emit", "bytecode", "-v", "--dump=types", *keeps("plain.third", "str.center", "sorted"))
    expect("types", " ".join(told.stdout.split()), "subscript anything", "iteration str", "runs: __main__.third")
    if "not followed" in told.stderr or "in containers anything" in " ".join(told.stdout.split()):
        complain("types of all are lost", told.stdout, told.stderr)
    for name in ("plain", "array.array"):
        told = firn("build", app, "-o", app + ".elf", "--emit", "bytecode", "-v", *keeps(name)).stderr
        if ("types are not followed: --keep or keep() names a module or class" in told) != (name == "plain"):
            complain(name, told)


with tempfile.TemporaryDirectory() as scratch:
    app, plain = os.path.join(scratch, "app"), os.path.join(scratch, "plain.py")
    for name, text in FILES.items():
        os.makedirs(os.path.dirname(os.path.join(app, name)), exist_ok=True)
        with open(os.path.join(app, name), "w") as file:
            file.write(text)
    with open(plain, "w") as file:
        file.write(PLAIN)
    check_names_at_run_time(app)
    check_explain(app)
    check_explain_absent(scratch)
    check_faults(app)
    check_image(plain)
    check_types(plain)
print("%d faults" % faults)
sys.exit(1 if faults else 0)
