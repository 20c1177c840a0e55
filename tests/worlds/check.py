#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One runtime in flash, several applications beside it.

Each prints what it prints as an image of its own, and the runtime's file stays as it is. A head that is not there, or is of
another runtime, is refused at boot; what does not fit together, when it is built.

usage: check.py FIRN TARGET
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
OTHER = "mps2-an385" if TARGET != "mps2-an385" else "mps2-an386"
NO_APPLICATION, OTHER_RUNTIME = 4, 5
faults = 0

SNAPSHOT = """\
import math
class Sensor:
    unit = 'C'
    def __init__(self, name, low):
        self.name, self.low = name, low
    def scaled(self, x):
        return math.sqrt(x) + self.low
SENSORS = {n: Sensor(n, i) for i, n in enumerate(['in', 'out', 'roof'])}
LOG = []
def read(name, x):
    LOG.append((name, round(SENSORS[name].scaled(x), 2)))
for n in SENSORS:
    read(n, 16)
print(LOG, getattr(SENSORS['in'], 'na' + 'me'), Sensor.unit)
print(sorted(x for x in dir(SENSORS['out']) if x[0] != '_'))
"""

SPECIALS = """\
class Item:
    def __init__(self):
        self.low = 1
items = [Item()]
def find(text):
    return getattr(items[0], text.strip())
find(' __setattr__')('low', 9)
print(items[0].low, find(' low'), find(' __class__') is Item)
"""

NATIVE = """\
import micropython
@micropython.native
def sieve(n):
    flags = bytearray(n)
    count = 0
    for i in range(2, n):
        if not flags[i]:
            count += 1
            for k in range(i * i, n, i):
                flags[k] = 1
    return count
@micropython.viper
def add(a: int, b: int) -> int:
    return a * 3 + b
@micropython.native
def mean(xs):
    return sum(xs) / len(xs)
print(sieve(500), add(4, 5), mean([1.5, 2.5]), '%.3f' % mean((1, 2)))
mean([])
"""

FILES = {
    "main.py": "import net.get\nprint(net.get.page('index.txt'), len(memoryview(open('/rom/www/big.txt', 'rb'))))\n",
    "net/get.py": "def page(name):\n    with open('/rom/www/' + name) as f:\n        return f.read()\n",
    "manifest.py": 'data("www/**", at="/rom/www")\n',
    "www/index.txt": "hello from flash\n",
    "www/big.txt": "0123456789" * 50,
}


def fault(what):
    global faults
    faults += 1
    print(what)


def firn(*arguments):
    return subprocess.run([FIRN, *arguments], capture_output=True, text=True, timeout=200)


def good(*arguments):
    done = firn(*arguments)
    if done.returncode:
        fault("firn %s: status %d\n%s%s" % (" ".join(arguments), done.returncode, done.stdout, done.stderr))
    return done


def refused(status, arguments, *texts):
    done = firn(*arguments)
    missing = [t for t in texts if t not in done.stderr]
    if done.returncode != status or missing:
        fault("firn %s: status %d, not %d; missing %r\n%s" % (" ".join(arguments), done.returncode, status, missing, done.stderr))


def write(path, data):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb" if isinstance(data, bytes) else "w") as file:
        file.write(data)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def run_apart(app, *options):
    return firn("run", app, "--against", "rt.fabi", "--runtime", "rt.elf", *options)


def outcome(done):
    """Without places in the code (--lines none): beside a runtime it is dense, by itself it may be too small to be."""
    return done.returncode, done.stdout, re.sub(r"\+0x[0-9a-f]+", "+", done.stderr)


def check_same(app, *options):
    """The application prints the same beside the runtime as with one of its own."""
    alone, apart = firn("run", app, "-t", TARGET, *options), run_apart(app, *options)
    if outcome(alone) != outcome(apart):
        fault("%s %s: alone %d\n%s%sapart %d\n%s%s" % (app, options, alone.returncode, alone.stdout, alone.stderr,
                                                       apart.returncode, apart.stdout, apart.stderr))
    if len(apart.stdout) < 10:
        fault("%s: printed %r" % (app, apart.stdout))


def check_applications():
    before = hashlib.sha256(read("rt.elf")).hexdigest()
    write("snapshot.py", SNAPSHOT)
    write("native.py", NATIVE)
    for name, text in FILES.items():
        write("files/" + name, text)
    for options in ((), ("--snapshot", "off"), ("--gc-stress",), ("--world", "open"), ("--heap", "64K")):
        check_same("snapshot.py", *options)
    for options in ((), ("--emit", "native"), ("--lines", "func"), ("--lines", "none", "--emit", "bytecode")):
        if options[:1] == ("--lines",) and "bytecode" not in options:
            continue  # addresses in rows: check_lines
        check_same("native.py", *options)
    check_same("files")
    write("specials.py", SPECIALS)  # by itself such names are not found
    if run_apart("specials.py").stdout != "9 9 True\n":
        fault("special names beside a runtime: %r" % run_apart("specials.py").stdout)
    if hashlib.sha256(read("rt.elf")).hexdigest() != before:
        fault("the runtime's file has changed")


def check_lines():
    """Tracebacks without lines, restored; and the statistics."""
    full = run_apart("native.py").stderr
    for lines in ("func", "none"):
        good("build", "native.py", "--against", "rt.fabi", "-o", "native.elf", "--lines", lines)
        done = firn("run", "native.elf", "--runtime", "rt.elf", "-t", TARGET)
        write("log.txt", done.stderr)
        restored = firn("symbolize", "native.elf", "log.txt").stdout
        if restored != full or done.stderr == full or "native.py\", line 17, in mean" not in full:
            fault("--lines %s: %s\nnot %s\nfrom %s" % (lines, restored, full, done.stderr))
    run_apart("snapshot.py", "--stats", "stats.json")
    stats = json.loads(read("stats.json"))
    if not (stats["outcome"] == "exit" and 1000 < stats["instructions"] < 10**6 and 500 < stats["rom_bytes"] < 8000 and
            stats["ram_static_bytes"] > 8 and stats["stack_peak_bytes"] > 100 and stats["heap_peak_bytes"] > 100):
        fault("stats: %r" % stats)


def check_files():
    """What is written: the application's own bytes and nothing of the runtime's."""
    good("build", "snapshot.py", "--against", "rt.fabi", "-o", "app.elf", "--format", "elf,bin,hex", "--sbom", "sbom.json",
         "--inputs", "inputs.json", "--depfile", "app.d")
    abi = json.loads(read("rt.fabi"))
    image = read("app.bin")
    if image[:24] != b"FIRN-APP" + abi["hash"].encode() or len(image) > 8000:
        fault("app.bin: %d bytes, begins %r" % (len(image), image[:24]))
    size = firn("size", "app.elf").stdout
    rom = int(re.search(r"(\d+)\s+\d+\s+total", size).group(1))
    if rom != len(image):
        fault("firn size: %d bytes of ROM, app.bin has %d\n%s" % (rom, len(image), size))
    names = [row["name"] for row in json.loads(read("inputs.json"))["inputs"]]
    if "rt.fabi" not in names or any("libfirn" in name for name in names) or b"rt.fabi" not in read("app.d"):
        fault("inputs: %r" % names)
    good("build", "snapshot.py", "--against", "rt.fabi", "-o", "again.elf")
    good("build", "--runtime-only", "-t", TARGET, "-o", "rt2.elf", "--abi-out", "rt2.fabi")
    for a, b in (("app.elf", "again.elf"), ("rt.elf", "rt2.elf"), ("rt.fabi", "rt2.fabi")):
        if read(a) != read(b):
            fault("%s and %s differ" % (a, b))


def check_steps():
    """By Ninja the same bytes, and again when the runtime is another one."""
    write("primes.py", NATIVE.split("@micropython.viper")[0] + "print(sieve(500), sieve(50))\n")
    steps = ("build", "primes.py", "--against", "now.fabi", "-B", "steps", "-o", "steps.elf")
    for abi in ("rt.fabi", "less.fabi"):
        write("now.fabi", read(abi))
        good(*steps)
        good("build", "primes.py", "--against", abi, "-o", "once.elf")
        if read("steps.elf") != read("once.elf"):
            fault("--build-dir: not the bytes of a build at once, against " + abi)
    done = firn("run", "primes.py", "--against", "less.fabi", "--runtime", "less.elf", "-B", "steps2")
    if done.stdout != "95 15\n" or done.returncode:
        fault("run --build-dir: %d %s%s" % (done.returncode, done.stdout, done.stderr))
    refused(2, ("build", "--runtime-only", "-t", TARGET, "-o", "x.elf", "--abi-out", "x.fabi", "-B", "steps"), "--build-dir")


def check_boot():
    """No application, a spoiled one, one for another runtime."""
    abi = json.loads(read("rt.fabi"))
    where = "0x%08x" % abi["rom"][0]
    alone = ("run", "rt.elf", "-t", TARGET)
    refused(NO_APPLICATION, alone, "no application at " + where)
    refused(1, ("run", "app.elf", "-t", TARGET), "app.elf: is an application without its runtime; pass --runtime")
    good("build", "snapshot.py", "-t", TARGET, "-o", "whole.elf")
    for runtime in "whole.elf", "app.elf":
        refused(1, ("run", "app.elf", "--runtime", runtime, "-t", TARGET), runtime + ": is no runtime that firn build --runtime-only made")
    image = read("app.elf")
    at = image.index(b"FIRN-APP" + abi["hash"].encode())
    write("bad.elf", image[:at] + b"X" + image[at + 1:])
    refused(NO_APPLICATION, ("run", "bad.elf", "--runtime", "rt.elf", "-t", TARGET), "no application at " + where)
    other = "0123456789abcdef"
    write("bad.elf", image[:at + 8] + other.encode() + image[at + 24:])
    refused(OTHER_RUNTIME, ("run", "bad.elf", "--runtime", "rt.elf", "-t", TARGET), "is for runtime " + other, "this is " + abi["hash"])
    later = hex(abi["rom"][0] + 0x10000)
    good("build", "--runtime-only", "-t", TARGET, "-o", "less.elf", "--abi-out", "less.fabi", "--without", "framebuf",
         "--without", "sum", "--app-at", later)
    less = json.loads(read("less.fabi"))
    if less["rom"][0] != int(later, 0) or less["hash"] == abi["hash"] or "framebuf" in less["modules"] or "framebuf" not in abi["modules"]:
        fault("--app-at, --without: %r" % [less[k] for k in ("rom", "hash", "modules")])
    refused(NO_APPLICATION, ("run", "app.elf", "--runtime", "less.elf", "-t", TARGET), "no application at 0x%08x" % int(later, 0))
    done = firn("run", "snapshot.py", "--against", "less.fabi", "--runtime", "less.elf")
    if done.returncode or "roof" not in done.stdout:
        fault("beside the smaller runtime: %d %s%s" % (done.returncode, done.stdout, done.stderr))


def check_build():
    """What cannot be built says so, with the place where there is one."""
    write("lacks.py", "x = [1, 2]\nprint(sum(x))\n")
    refused(1, ("build", "lacks.py", "--against", "less.fabi"), "lacks.py:2:7: error[not-in-runtime]", "less.fabi", "'sum'")
    write("lacks.py", "import math\nimport framebuf\n")
    refused(1, ("build", "lacks.py", "--against", "less.fabi"), "lacks.py:2:8: error[no-module]", "less.fabi", "'framebuf'")
    write("can.py", "try:\n    import framebuf\nexcept ImportError:\n    print('does without')\ntry:\n    sum\nexcept NameError:\n"
                    "    print('this too')\n")
    done = firn("run", "can.py", "--against", "less.fabi", "--runtime", "less.elf")
    if done.stdout != "does without\nthis too\n":
        fault("handlers: %s%s" % (done.stdout, done.stderr))
    app = ("build", "snapshot.py", "--against", "rt.fabi")
    refused(1, (*app, "--float", "double"), "error[against]", "single, not double")
    refused(1, (*app, "-t", OTHER), "error[against]", TARGET, OTHER)
    refused(1, (*app, "--world", "open", "--with", "compiler"), "error[against]", "no compiler")
    refused(2, (*app, "--stack", "4K"), "--stack")
    refused(2, ("run", "snapshot.py", "--against", "rt.fabi"), "--runtime RT.elf")
    refused(1, (*app, "--rom-limit", "500"), "rom-full")
    refused(1, (*app, "--heap", "1000M"), "ram-full")
    text = read("rt.fabi").decode()
    tables = json.loads(text)["tables"]
    moved = re.sub(r'("entry_call":\s*\[)(\d+)', lambda m: m.group(1) + str(int(m.group(2)) + 4), text)
    for spoiled, says in ((text.replace(tables, "0" * 12), "ABI " + "0" * 12), (text[:5000], "not JSON"), ("{}", "--abi-out"),
                          (text.replace('"rom"', '"rim"'), "damaged"), (text.replace("entry_call\"", "entry call = 1;\""), "damaged"),
                          (moved, "damaged: its hash is")):
        write("bad.fabi", spoiled)
        refused(1, ("build", "snapshot.py", "--against", "bad.fabi"), "error[against]", "bad.fabi", says)
    refused(1, ("build", "snapshot.py", "--against", "none.fabi"), "error[against]", "none.fabi")
    runtime = ("build", "--runtime-only", "-t", TARGET, "-o", "x.elf", "--abi-out", "x.fabi")
    refused(1, (*runtime, "--without", "sys"), "error[runtime]", "sys")
    refused(1, (*runtime, "--without", "flux"), "error[runtime]", "flux")
    refused(1, (*runtime, "--app-at", "0x10"), "error[runtime]", "--app-at 0x10" if TARGET.startswith("mps2") else "0x10")
    refused(1, (*runtime, "--app-at", "there"), "error[runtime]", "there")
    refused(2, runtime[:-2], "--abi-out")
    refused(2, (*runtime[:-1], "x.elf"), "--output and --abi-out are one file")
    for option in ("--release",), ("--keep", "nope"), ("--lines", "none"), ("--fail-alloc", "5"):
        refused(2, (*runtime, *option), option[0] + " is for applications")
    if "note[release]: nothing is merged: the runtime is in an image of its own" not in good(*app, "--release").stderr:
        fault("--release says nothing")
    refused(2, (*app, "-o", "rt.fabi"), "--output rt.fabi: that file is read")
    refused(2, (*runtime, "snapshot.py"), "snapshot.py")
    refused(2, ("build", "snapshot.py", "-t", TARGET, "--without", "framebuf"), "--runtime-only")
    refused(1, ("build", "--runtime-only", "-t", "host", "-o", "x.elf", "--abi-out", "x.fabi"), "error[runtime]", "fixed address")
    if os.path.exists("x.elf") or os.path.exists("x.fabi") or any(name.endswith((".part", ".new")) for name in os.listdir(".")):
        fault("left behind: %r" % os.listdir("."))


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    good("build", "--runtime-only", "-t", TARGET, "-o", "rt.elf", "--abi-out", "rt.fabi")
    check_applications()
    check_lines()
    check_files()
    check_boot()
    check_build()
    check_steps()
print("%d faults" % faults)
sys.exit(faults != 0)
