#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same sources give the same bytes, whoever builds them, where and when.

usage: same_bytes.py FIRN TARGET
"""
import os
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
FORMATS = {"host": "elf", "rp2040": "elf,bin,hex,uf2", "xtensa-lx106": "elf,hex", "xtensa-lx6": "elf,hex"}.get(TARGET, "elf,bin,hex")
faults = 0

FILES = {
    "main.py": """\
import json
import drivers.meter as meter
from drivers import Limit


@micropython.native
def mix(a, b):
    total = 0
    for i in range(a):
        total += i * b
        if total > 1000:
            raise Limit(total)
    return total


SET = {'a', 'b', ('c', 1.5)}
TABLE = {name: meter.Meter(name) for name in ('x', 'y', 'z')}
print(mix(3, 4), json.dumps([m.read() for m in TABLE.values()]), len(SET), __file__, meter.__file__)
try:
    mix(1000, 1000)
except Limit as e:
    print(e)
meter.fail()
""",
    "drivers/__init__.py": "class Limit(Exception):\n    pass\n",
    "drivers/meter.py": """\
class Meter:
    def __init__(self, name):
        self.name = name

    def read(self):
        return self.name * 2


def fail():
    Meter(0).read().x
""",
    "www/index.html": "<html>" + "text " * 200,
    "www/b.css": "p {}",
    "board/target.def": "inherit %s\nabout mine\n" % TARGET,
    "board/extra.c": "extern const char *extra(void);\nconst char *extra(void) { return __FILE__; }\n",
    "manifest.py": 'data("www/**", at="/rom/www", compress=True)\n',
}


def fault(what):
    global faults
    faults += 1
    print(what)


def write(folder, names):
    for name in names:
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(FILES[name])


def run(*arguments, cwd, env=None, mask=0o022, one=False, status=0):
    def ready():
        os.umask(mask)
        if one:
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    done = subprocess.run([FIRN, *arguments], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, preexec_fn=ready)
    if done.returncode != status:
        fault("firn %s: status %d\n%s" % (" ".join(arguments), done.returncode, done.stderr))
    return done


def other_environment(folder):
    path = os.environ["PATH"].split(":")
    return {**{k: v for k, v in os.environ.items() if not k.startswith("LC_")}, "PATH": ":".join([folder, *reversed(path)]),
            "HOME": "/nonexistent", "USER": "somebody", "LOGNAME": "somebody", "TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8",
            "TMPDIR": folder, "COLUMNS": "40"}


def outputs(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        if name.startswith("out."):
            with open(os.path.join(folder, name), "rb") as file:
                found[name] = file.read()
    return found


def check_pair(top, options, own_board=False):
    """Built as `.` in one folder; as an absolute path, in another environment, from a copy made in another order."""
    one, two = os.path.join(top, "one"), os.path.join(top, "a_longer", "way", "to", "two")
    target = "board" if own_board else TARGET
    run("build", ".", "-t", target, "-o", "out.elf", "--symbols", "out.sym", "--format", FORMATS, *options,
        cwd=one)
    for name in FILES:
        os.utime(os.path.join(two, name), (10 ** 9, 10 ** 9))
    target = os.path.join(two, "board") if own_board else TARGET
    run("build", two, "-t", target, "-o", os.path.join(two, "out.elf"), "--symbols", os.path.join(two, "out.sym"),
        "--format", FORMATS, *options, cwd="/", env=other_environment(two), mask=0o077, one=True)
    first, second = outputs(one), outputs(two)
    if sorted(first) != sorted("out." + end for end in [*FORMATS.split(","), "sym"]) or sorted(first) != sorted(second):
        fault("%s: files %r, %r" % (options, sorted(first), sorted(second)))
    for name in first:
        if first[name] != second.get(name):
            fault("%s: %s differs" % (options, name))
    return one, two


def check_names(one, two):
    """Names in tracebacks are those below the application's folder; a map changes them, and nothing else."""
    for app, cwd, maps, program, module in ((".", one, (), "main.py", "drivers/meter.py"),
                                            (two, "/", (), "main.py", "drivers/meter.py"),
                                            (two, "/", (two + "=app",), "app/main.py", "app/drivers/meter.py"),
                                            (two, "/", (two + "=a", two + "/drivers=/d/"), "a/main.py", "/d/meter.py"),
                                            (two, "/", (two[:-1] + "=no",), "main.py", "drivers/meter.py")):
        options = [word for pair in maps for word in ("--path-prefix-map", pair)]
        done = run("run", app, "-t", TARGET, *options, cwd=cwd, status=1)
        said = done.stdout + done.stderr
        for text in ('File "%s", line 23, in <module>' % program, 'File "%s", line 10, in fail' % module,
                     "12 [\"xx\", \"yy\", \"zz\"] 3 %s %s" % (program, module)):
            if text not in said:
                fault("%r: no %r in\n%s" % (options, text, said))
    for pair in ("x", "=y"):
        run("build", ".", "-t", TARGET, "--path-prefix-map", pair, cwd=one, status=2)


with tempfile.TemporaryDirectory() as top:
    write(os.path.join(top, "one"), FILES)
    write(os.path.join(top, "a_longer", "way", "to", "two"), reversed(FILES))
    for emit in "bytecode", "native":
        for snapshot in "auto", "off":
            folders = check_pair(top, ("--emit", emit, "--snapshot", snapshot))
    check_pair(top, (), own_board=True)
    check_pair(top, ("--lines", "none", "--build-id", "rom"))
    if TARGET != "rp2040":  # no emulator of the toolkit's own
        check_names(*folders)
sys.exit(faults != 0)
