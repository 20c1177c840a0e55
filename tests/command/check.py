#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The command line as a contract: exit statuses, help, nearest names, statistics, bad files of every kind.

usage: check.py FIRN
"""
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

FIRN = sys.argv[1]
faults = 0


def run(*arguments):
    return subprocess.run([FIRN, *arguments], capture_output=True, text=True, timeout=60)


def expect(what, done, status, *texts):
    global faults
    missing = [text for text in texts if text not in done.stdout + done.stderr]
    if done.returncode == status and not missing:
        return
    faults += 1
    print("%s: status %d, not %d; missing %r\n%s%s" % (what, done.returncode, status, missing, done.stdout, done.stderr))


def target_file(folder, text, mode="w"):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "target.def"), mode) as file:
        file.write(text)
    return folder


def check_help():
    expect("help", run("--help"), 0, "usage: firn COMMAND", "targets", "run")
    expect("no command", run(), 2, "usage")
    expect("memory", run("explain", "MemoryError", "app.py"), 0, "--heap")
    expect("recursion", run("explain", "RecursionError: maximum recursion depth exceeded", "app.py", "-t", "microbit"), 0, "--stack")
    with tempfile.TemporaryDirectory() as folder:  # a module of that name elsewhere is not what is missing
        for name, text in ("main.py", "import other\ndef f():\n    time.sleep(1)\nf()\n"), ("other.py", "import time\nprint(time.ticks_ms())\n"):
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        for says in "isn't", "is not":
            line = "NameError: name 'time' %s defined" % says
            expect("name error", run("explain", line), 0, "without `import time`")
            done = run("explain", line, folder, "-t", "host")
            expect("name error, app", done, 0, "the module that reads time neither sets nor imports it", "other.py")
    expect("version", run("--version"), 0, "firn ")
    for line in run("--help").stdout.splitlines():
        if line.startswith("  ") and line.split():
            command = line.split()[0]
            expect(command + " --help", run(command, "--help"), 0, "usage: firn " + command)
            expect("help " + command, run("help", command), 0, "usage: firn " + command)


def check_usage():
    expect("unknown command", run("tagrets"), 2, "unknown command 'tagrets'", "targets")
    expect("unknown option", run("--verison"), 2, "--version")
    expect("unknown option of a command", run("run", "x.py", "--stat", "f"), 2, "stats")
    expect("missing value", run("run", "x.py", "--stats"), 2, "needs a value")
    expect("bad choice", run("run", "x.py", "--emit", "fast"), 2, "auto|bytecode|native")
    expect("bad size", run("run", "x.py", "--heap", "lots"), 2, "140K")
    expect("unknown target", run("run", "x.py", "-t", "mps-an385"), 2, "mps2-an385")
    expect("snapshot", run("run", "x.py", "--snapshot", "on"), 2, "auto|off")
    expect("build without target", run("build", "x.py"), 2, "no target")


def check_run():
    expect("no such application", run("run", "/nonexistent/app.py", "-t", "host"), 1, "app.py")
    expect("no application", run("run"), 2, "usage")


def check_outputs(folder):
    """What is written overwrites neither what is read nor another output."""
    app, data = os.path.join(folder, "app.py"), os.path.join(folder, "data", "a.txt")
    shown = {app: "print('x')\n", os.path.join(folder, "data", "main.py"): "print(1)\n", data: "data\n",
             os.path.join(folder, "data", "manifest.py"): "data('*.txt', at='/rom')\n"}
    os.makedirs(os.path.dirname(data))
    for path, text in shown.items():
        with open(path, "w") as file:
            file.write(text)
    image = os.path.join(folder, "app.elf")
    for option in "--report", "--symbols", "--inputs", "--sbom", "--depfile", "-o":
        expect(option, run("build", app, "-t", "host", option, app), 2, "that is a name of source")
        expect(option + " of a file", run("build", os.path.dirname(data), "-t", "host", "-o", image, option, data), 1, "a.txt: error: the build reads that file")
    expect("in steps", run("build", os.path.dirname(data), "-t", "host", "-B", os.path.join(folder, "b"), "-o", image, "--sbom", data), 1, "the build reads that file")
    expect("one file", run("build", app, "-t", "host", "-o", image, "--symbols", folder + "/./app.elf"), 2, "--output and --symbols are one file")
    expect("by default", subprocess.run([os.path.abspath(FIRN), "build", app, "-t", "host", "--report", "app.elf"], cwd=folder, capture_output=True, text=True), 2, "one file")
    expect("stats", run("run", app, "-t", "host", "--stats", app), 2, "that is a name of source")
    expect("mpy", run("mpy", app, "-o", folder + "/./app.py"), 2, "that file is read")
    expect("freeze", run("freeze", app, "-t", "thumbv7m", "-o", app), 2, "that is a name of source")
    for path, text in shown.items():
        if open(path).read() != text:
            expect(path + " was overwritten", run("--version"), -1)


def check_places(folder):
    """A link stays a link, a pipe a pipe, a device a device; what a device refuses is told."""
    app, image, link, pipe = (os.path.join(folder, name) for name in ("app.py", "app.elf", "link.elf", "pipe"))
    with open(app, "w") as file:
        file.write("print('x')\n")
    os.symlink("app.elf", link)
    os.mkfifo(pipe)
    expect("a link to nothing", run("build", app, "-t", "host", "-o", image), 0)
    os.truncate(image, 0)
    expect("a link", run("build", app, "-t", "host", "-o", link), 0)
    if not os.path.islink(link) or not os.path.getsize(image):
        expect("the link was replaced", run("--version"), -1)
    for option in "--report", "--symbols", "--inputs", "--sbom", "--depfile":
        with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
            expect("a pipe", run("build", app, "-t", "host", "-o", image, option, pipe), 0)
            if reader.communicate(timeout=9)[0] == b"":
                expect(option + ": nothing came through the pipe", run("--version"), -1)
    done = run("build", app, "-t", "host", "-o", image, "--symbols", "/dev/stdout")
    expect("standard output", done, 0, "firn-symbols\t1")
    if os.path.exists("/dev/full"): # a link to it: were it replaced, it would be the link
        for option in "--report", "--symbols", "--inputs", "--sbom", "--depfile":
            full = os.path.join(folder, "full" + option)
            os.symlink("/dev/full", full)
            expect(option, run("build", app, "-t", "host", "-o", image, option, full), 3, full, "No space left")
            if not os.path.islink(full):
                expect(full + " was replaced", run("--version"), -1)
        full = os.path.join(folder, "full")
        os.symlink("/dev/full", full)
        expect("--stats", run("run", app, "-t", "host", "--stats", full), 3, full, "No space left")
    left = [name for name in os.listdir(folder) if ".part" in name or ".new" in name]
    if left:
        expect("left: %s" % left, run("--version"), -1)


def check_ended(folder):
    """What a signal ends leaves neither intermediate folders nor halves of outputs, and its status is the signal's."""
    temporary, app, image = (os.path.join(folder, name) for name in ("tmp", "app.py", "app.elf"))
    os.mkdir(temporary)
    with open(app, "w") as file:
        file.write("print('here')\nwhile True: pass\n")
    for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
        with subprocess.Popen([FIRN, "run", app, "-t", "mps2-an385"], stdout=subprocess.PIPE, env=dict(os.environ, TMPDIR=temporary),
                              preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as ran:
            ran.stdout.readline()
            ran.send_signal(number)
        if ran.returncode != -number or os.listdir(temporary):
            expect("run ended by %s: %d, %s" % (number, ran.returncode, os.listdir(temporary)), run("--version"), -1)
    for wait in range(1, 20):
        with subprocess.Popen([FIRN, "build", app, "-t", "mps2-an385", "-o", image], env=dict(os.environ, TMPDIR=temporary),
                              start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as ran:
            time.sleep(wait / 50)
            os.killpg(ran.pid, signal.SIGINT) # as Ctrl-C does: to the linker, too
        left = os.listdir(temporary) + [name for name in os.listdir(folder) if ".part" in name or ".new" in name]
        if left:
            expect("build ended after %d ms left %s" % (wait * 20, left), run("--version"), -1)


def check_targets(folder):
    for name, lacks, file in ("library", "lib /nothing/there.a\n", None), ("source", "", "bad.c"):
        board = target_file(os.path.join(folder, "lacks-" + name), "inherit host\n" + lacks)
        if file:
            with open(os.path.join(board, file), "w") as source:
                source.write("int x = ;\n")
        app = os.path.join(folder, "table.py")
        with open(app, "w") as source:
            source.write("TABLE = [1, 2]\nprint(TABLE)\n")
        done = run("run", app, "-t", board)
        if done.returncode != 3 or done.stderr.count("error[tool]") != 1:
            expect("told once: " + name, done, -1)
    expect("list", run("targets"), 0, "mps2-an385", "xtensa-lx6", "host")
    expect("describe", run("targets", "microbit"), 0, "cortex-m0", "16K")
    expect("abstract", run("targets", "cortex-m"), 1, "abstract")
    bad = {
        "unknown key": ("inherit cortex-m\nregoin x\n", ":2: unknown key 'regoin'", "region"),
        "bad size": ("inherit mps2-an385\nheap 12Q\n", ":2:", "heap is a size"),
        "bad region": ("inherit mps2-an385\nregion rom flash 0 4M\n", ":2:", "rom or ram"),
        "region too far": ("inherit mps2-an385\nregion rom rom 0xFFFFFFFF 4M\n", ":2:", "address space"),
        "twice": ("inherit mps2-an385\nheap 1K\nheap 2K\n", ":3:", "twice"),
        "no such base": ("inherit nothing-there\n", ":1:", "no such target"),
        "late inherit": ("heap 1K\ninherit mps2-an385\n", ":2:", "before"),
        "incomplete": ("about x\n", "missing"),
        "bad choice": ("inherit mps2-an385\narch arm\n", ":2:", "thumb"),
        "long line": ("inherit mps2-an385\nabout " + "x" * 5000 + "\n", ":2:", "longer"),
        "too large": ("# " + "x" * 1000 + "\n") * 100,
        "binary": "\x7fELF\0\0\0\0\n",
    }
    for name, case in bad.items():
        text, *texts = (case,) if isinstance(case, str) else case
        path = target_file(os.path.join(folder, name.replace(" ", "-")), text)
        expect(name, run("targets", path), 1, "target.def", *texts)
    cycle = os.path.join(folder, "cycle")
    target_file(cycle, "inherit %s\n" % cycle)
    expect("cycle", run("targets", cycle), 1, "levels")
    expect("no target.def", run("targets", folder), 1, "no target.def")


BAD_FILES = {
    # name: (its bytes, what every message names)
    "nul.py": (b"print(1)\0print(2)\n", "nul.py:1:9"),
    "latin.py": (b"x = '\xff\xfe'\n", "latin.py:1"),
    "binary.py": (bytes(range(256)) * 8, "binary.py:1"),
    "syntax.py": (b"def\n", "syntax.py:1:4"),
    "parentheses.py": (b"x = " + b"(" * 100000, "parentheses.py:1"),
    "minus.py": (b"x = " + b"-" * 100000 + b"1\n", "minus.py:1"),
    "empty.mpy": (b"", "empty.mpy"),
    "binary.mpy": (bytes(range(256)) * 8, "binary.mpy"),
    "native.mpy": (b"M\x06\x1e\x1f" + bytes(100), "native.mpy"),
    "circuit.mpy": (b"C\x06\x00\x1f" + bytes(100), "circuit.mpy"),
}


def make_bad_files(folder):
    paths = {}
    for name, (data, place) in BAD_FILES.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
        paths[name] = place
    for name in ("huge.py", "huge.mpy"):
        with open(os.path.join(folder, name), "wb") as file:
            file.truncate(3 << 30)
        paths[name] = name
    for name in ("folder.py", "folder.mpy", "nothing-in-it"):
        os.mkdir(os.path.join(folder, name))
        paths[name] = name
    return {**paths, "absent.py": "absent.py", "absent.mpy": "absent.mpy"}


def check_bad_input(folder):
    """Every command refuses every bad file by name, with status 1, and writes nothing."""
    for name, place in make_bad_files(folder).items():
        path, out = os.path.join(folder, name), os.path.join(folder, "out.file")
        for command in (
            ("run", path, "-t", "host"),
            ("build", path, "-t", "mps2-an385", "-o", out),
            ("freeze", path, "-t", "mps2-an385", "-o", out),
            ("check", path),
            ("dis", path),
            ("mpy", path, "-o", out),
        ):
            what = command[0] + " " + name
            expect(what, run(*command), 1, place, "error")
            left = [file for file in os.listdir(folder) if file.startswith("out")]
            if left:
                expect(what + " leaves " + " ".join(left), run("--version"), -1)
                os.remove(os.path.join(folder, left[0]))


def check_refused(folder):
    """What images cannot do is refused by name and place, each time, before anything is linked."""
    path = os.path.join(folder, "assembler.py")
    with open(path, "w") as file:
        file.write("@micropython.asm_thumb\ndef f(): pass\nclass C:\n  @micropython.asm_rv32\n  def g(): pass\n")
    places = [":1:2: error", ":4:4: error", "@micropython.asm_thumb is not supported", "asm_rv32 is not supported"]
    expect("inline assembler", run("run", path, "-t", "host"), 1, *places)


def check_too_much(folder):
    """More names than there are numbers for them: of functions and locals in a module, and of all modules."""
    path = os.path.join(folder, "labels.py")
    with open(path, "w") as file:
        for i in list(range(9000)) + list(range(8000, 9000)):
            file.write("def f%d(p%d, q%d, r%d): return p%d\n" % (i, i, i, i, i))
    expect("too many labels", run("build", path, "-t", "host", "--snapshot", "off"), 1, "labels.py: error[too-large]: too many names")
    path = os.path.join(folder, "long.py")
    with open(path, "w") as file:
        file.write("def f(a):\n    x = 0\n" + "".join("    x = x + a * %d\n" % (i + 300) for i in range(12000)))
    expect("too much code", run("build", path, "-t", "host"), 1, "long.py:1:1: error[unsupported]: the code of one function is larger")
    # A class body that is nearly too long to jump over; in dense code its names come behind 300 that others use more.
    path = os.path.join(folder, "far.py")
    with open(path, "w") as file:
        file.write("".join("g%d = " % i for i in range(60)) + "0\nclass A:\n  if g0:\n")
        file.write("".join("    g%d = g%d\n" % (i % 59, i % 60) for i in range(4000)))
        for first in range(0, 48000, 3000):
            file.write("def f%d(a):\n" % first + "".join("  a.k%d\n" % (i % 300) for i in range(first, first + 3000)))
    expect("a jump too far", run("build", path, "-t", "host", "--world", "open", "--snapshot", "off"), 1,
           "far.py: error[too-large]: the code of A, or a jump in it, is too long")
    app = os.path.join(folder, "names")
    os.mkdir(app)
    for module in range(3):
        with open(os.path.join(app, "n%d.py" % module), "w") as file:
            for i in range(0, 23000, 100):
                file.write("def f%d(): return [%s]\n" % (i, ", ".join("'k%d_%d'" % (module, k) for k in range(i, i + 100))))
    with open(os.path.join(app, "main.py"), "w") as file:
        file.write("import n0, n1, n2\nprint(n0.f0(), getattr(n1, ''.join(['f', '0']))(), n2.f0())\n")
    expect("too many names", run("build", app, "-t", "host", "--snapshot", "off"), 3, "too many objects for one file")


def check_pools(folder):
    """Pools of large images refer to constants by 16 bits, unless there are too many of them, or too few."""
    many = "class G: pass\ndef g(a): return [%s]\n" % ", ".join("a.k%d" % i for i in range(400))
    programs = {
        "few": ("def f(x): return lambda: (x, 'far away', len, 2.5, f.__name__)\n", "f(1)()[0]", False),
        "many": (many + "def f(x): return lambda: (x, 'far away', len, 2.5, f.__name__)\n", "f(1)()[1:], hasattr(G, 'k399')", True),
        "objects": ("def f(): return [%s]\n" % ", ".join("'%04d%s'" % (i, 90 * "x") for i in range(1400)), "len(''.join(f())), f()[1399][:6]", False),
        "words": (many + "def f(): return (%s)\n" % ", ".join("%d" % (1 << 28 | i) for i in range(300)), "sum(f()), f.__name__", True),
    }
    for name, (text, show, has) in programs.items():
        path, image = os.path.join(folder, name + ".py"), os.path.join(folder, name + ".elf")
        with open(path, "w") as file:
            file.write(text + "print(%s)\n" % show)
        told = run("run", path, "-t", "host", "--emit", "bytecode", "--world", "open")
        wanted = subprocess.run([sys.executable, path], stdout=subprocess.PIPE, text=True).stdout
        expect("pools: " + name, told, 0, wanted)
        run("build", path, "-t", "host", "--emit", "bytecode", "--world", "open", "-o", image)
        sizes = run("size", image, "-n", "100000")
        if ("frame_run_places" in sizes.stdout) != has:
            expect("pools: which interpreter has " + name, sizes, -1)
    why = run("explain", "f.<locals>.<lambda>", os.path.join(folder, "many.py"), "-t", "host", "--emit", "bytecode", "--world", "open")
    expect("pools: explain", why, 0, "many.py constant pool")


WRONG_CONST = """from micropython import const
import micropython
def read(): return 1
A = const(read())
class C:
    _B = const(2)
    D = const(_B + 1)
    E = const(3 // 0)
A2 = const(1)
A2 = const(2)
F = const(read)
G: int = micropython.const([1])
@micropython.natve
def h(): pass
"""

RIGHT_CONST = """from micropython import const
import errno
A = const(1 << 40)
B = const((A, "x", b"y", -1.5 * 2, None))
C = const(A if A > 3 and not 0 else const(5))
D = const(errno.EIO)
class K:
    _X = const(4)
    Y = const(_X | A)
try:
    E = const(7)
finally:
    F = const(8)
print(B[1], C == A, D, K.Y == A + 4, E, F)
"""

OWN_CONST = """from own import const
A = const([1])
A = const(A)
print(A)
"""


def check_const(folder):
    for name, text in (("wrong.py", WRONG_CONST), ("right.py", RIGHT_CONST)):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    places = ("wrong.py:%s: error[%s]" % place for place in (
        ("4:11", "const"), ("8:15", "const"), ("10:1", "const"), ("11:11", "const"), ("12:28", "const"), ("13:2", "decorator")))
    expect("wrong const", run("build", os.path.join(folder, "wrong.py"), "-t", "host", "-o", os.path.join(folder, "wrong")), 1, *places)
    expect("right const", run("run", os.path.join(folder, "right.py"), "-t", "host"), 0, "x True 5 True 7 8\n")
    app = os.path.join(folder, "const-app")
    os.makedirs(app)
    for name, text in (("main.py", OWN_CONST), ("own.py", "def const(v): return ['own', v]\n")):
        with open(os.path.join(app, name), "w") as file:
            file.write(text)
    expect("own const", run("run", app, "-t", "host"), 0, "['own', ['own', [1]]]\n")


def check_size_diff(folder, image):
    """What grew, came and went between two images; and wrong lines."""
    source, other = os.path.join(folder, "more.py"), os.path.join(folder, "more.elf")
    with open(source, "w") as file:
        file.write("print([1, 'a text that is new'])\n")
    expect("build", run("build", source, "-t", "mps2-an385", "-o", other), 0)
    expect("no change", run("size", "--diff", image, image), 0, "no change\n")
    there, back = (run("size", "--diff", *pair, "-n", "9999") for pair in ((image, other), (other, image)))
    sizes = [int(re.search(r"(\d+) +\d+  total", run("size", path).stdout).group(1)) for path in (image, other)]
    expect("total", there, 0, "%8d %8d %+8d" % (sizes[0], sizes[1], sizes[1] - sizes[0]))
    expect("what came", there, 0, "list_print (new)")
    expect("what went", back, 0, "list_print (gone)")
    with open(source, "a") as file:
        file.write("class C: pass\ndef f(): return C()\nf()\n")
    expect("build", run("build", source, "-t", "mps2-an385", "-o", other + ".2"), 0)
    numbered = run("size", "--diff", other, other + ".2", "-n", "9999")
    expect("numbered objects", numbered, 0, "firn_code___main__", "firn_snap_*")
    if re.search(r"firn_(snap|code___main__)_\d", numbered.stdout):
        expect("numbers", numbered, -1)
    expect("one image", run("size", "--diff", image), 2, "compares two")
    expect("two images", run("size", image, other), 2, "--diff")
    expect("no image", run("size", "--diff", image, source), 1, "more.py: not an ELF")


def check_elf(folder):
    source, image = os.path.join(folder, "good.py"), os.path.join(folder, "good.elf")
    with open(source, "w") as file:
        file.write("print(1)\n")
    expect("build", run("build", source, "-t", "mps2-an385", "-o", image), 0)
    expect("size", run("size", image), 0, "ROM")
    check_size_diff(folder, image)
    with open(image, "rb") as file:
        data = file.read()
    for name, damaged in {"cut.elf": data[: len(data) // 2], "head.elf": data[:30], "empty.elf": b"",
                          "ones.elf": data[:52] + b"\xff" * (len(data) - 52), "text.elf": b"x" * 1000}.items():
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(damaged)
        expect("size " + name, run("size", path), 1, name)
    expect("size of a folder", run("size", folder), 1, "is a folder")
    expect("dis of an image", run("dis", image), 1, "is an ELF file")
    expect("run of an image", run("run", image), 0, "1\n")
    expect("run of an image for another core", run("run", image, "-t", "xtensa-lx106"), 1, "no image for xtensa-lx106")
    expect("build of an image", run("build", image, "-t", "mps2-an386"), 1, "an application is")
    expect("run of what is none", run("run", path + ".elf"), 1, path + ".elf")
    expect("a runtime with source", run("run", source, "--runtime", image), 2, "--against RT.fabi")
    for command in ("build", "freeze"):
        for out in (os.path.join(folder, "none", "x"), folder):
            expect(command + " -o " + out, run(command, source, "-t", "mps2-an385", "-o", out), 1, out, "cannot write")
    expect("snapshot of main", run("build", source, "-t", "mps2-an385", "-o", image, "--snapshot", "require=main"), 1, "the program itself is __main__")
    expect("mpy -o", run("mpy", source, "-o", os.path.join(folder, "none", "x")), 1, "none/x")


def check_same_bytes(folder):
    """One input gives one image: twice in a folder, and in another folder, as bytecode and as native code."""
    source = "import helper\n\n\ndef f(a):\n    return helper.g(a) + 0.5\n\n\nprint(f(2), {1: 'x', 'y': 2})\n"
    for emit in ("bytecode", "native"):
        images = set()
        for place in ("a", "b", "a"):
            app = os.path.join(folder, place, "app")
            os.makedirs(app, exist_ok=True)
            for name, text in (("main.py", source), ("helper.py", "def g(x):\n    return x * x\n")):
                with open(os.path.join(app, name), "w") as file:
                    file.write(text)
            command = [os.path.abspath(FIRN), "build", "app", "-t", "mps2-an386", "--emit", emit, "-o", "app.elf"]
            done = subprocess.run(command, cwd=os.path.dirname(app), capture_output=True, text=True, timeout=60)
            expect("build in " + place, done, 0)
            with open(os.path.join(folder, place, "app.elf"), "rb") as file:
                images.add(file.read())
        if len(images) != 1:
            expect("%s: %d different images" % (emit, len(images)), run("--version"), -1)


def check_full(folder):
    """An image that does not fit: what takes how much, and what fits is what the message says fits."""
    app, out = os.path.join(folder, "app.py"), os.path.join(folder, "app.elf")
    with open(app, "w") as file:
        file.write("print(len(b'%s'))\n" % ("a" * 600000))
    done = run("build", app, "-t", "mps2-an385", "-o", out)
    expect("it fits a large one", done, 0)
    small = target_file(os.path.join(folder, "small"), "inherit mps2-an385\nregion rom rom 0 512K\nregion ram ram 0x20000000 64K\n"
                        "heap 16K\nstack 8K\n")
    done = run("build", app, "-t", small, "-o", out + ".small")
    expect("ROM", done, 1, "error[rom-full]: app: image needs 6", " bytes of ROM, limit 524,288: ", "bytecode ", " · data 600,",
           " · names ", " · runtime ", "largest: %s:1 bytes 600,0" % app)
    with open(app, "w") as file:
        file.write("print([1])\n")
    done = run("build", app, "-t", small, "-o", out + ".small", "--heap", "64K")
    expect("RAM", done, 1, "error[ram-full]: app: RAM needs ", " bytes, has 65,536: ", "  static ", "(data ", " · runtime ",
           ") · stack 8,192 · heap 65,536", "would fit (relinked, not guessed): firn build --heap ")
    fits = done.stderr.rsplit("would fit (relinked, not guessed): firn build ", 1)[-1].split()
    expect("what would fit", run("build", app, "-t", small, "-o", out + ".small", *fits[:2]), 0)


GROUP = """
def f(x):
    raise ValueError('one' + x)
def g():
    try:
        f('')
    except ValueError as e:
        return e
def chained():
    try:
        f('first')
    except ValueError as e:
        try:
            raise KeyError('second') from e
        except KeyError as k:
            return k
inner = ExceptionGroup('inner', [KeyError('k'), OSError(5, 'five')])
many = ExceptionGroup('many', [ValueError(i) for i in range(18)])
def top():
    try:
        f('before')
    except ValueError:
        raise BaseExceptionGroup('outer', [g(), inner, many, chained(), TypeError('two'), ExceptionGroup('last', [SyntaxError('s')])])
top()
"""


RING = """
a, b, c = ValueError('a'), ValueError('b'), ValueError('c')
a.__context__, b.__context__, c.__context__ = b, c, %s
try:
    raise c
except ValueError:
    pass
raise a
"""


def check_group(folder):
    """The tracebacks of exception groups and of rings of contexts are CPython's, but for the lines of the source."""
    check_traceback(folder, GROUP)
    for first in "abc":
        check_traceback(folder, RING % first)


def check_traceback(folder, program):
    path = os.path.join(folder, "app.py")
    with open(path, "w") as file:
        file.write(program)
    oracle = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=60).stderr.replace(path, "app.py")
    wanted = []
    for line in oracle.splitlines():
        text = line.lstrip()
        text = text[2:] if text[:2] in ("| ", "+ ", "+-") else line
        if not text.startswith("    "):
            wanted.append(line)
    done = run("run", path, "-t", "host")
    if done.stderr.splitlines() != wanted:
        print("\n".join(wanted))
        expect("traceback", done, -1)


def check_warnings(folder):
    """The stderr of a program that runs is its own; check and build warn."""
    path, out = os.path.join(folder, "app.py"), os.path.join(folder, "app.elf")
    with open(path, "w") as file:
        file.write("def f():\n    try:\n        1 / 0\n    finally:\n        return '\\d'\nprint(f())\n")
    done = run("run", path, "-t", "host")
    expect("runs", done, 0, "\\d\n")
    if done.stderr:
        expect("stderr of a run", done, -1)
    for command in ("check", path), ("build", path, "-t", "host", "-o", out), ("run", path, "-t", "host", "-v"):
        expect(command[0], run(*command), 0, "warning[finally]: 'return' in a 'finally' block", "warning[escape]")
    with open(path, "a") as file:
        file.write("x = )\n")
    expect("with an error", run("run", path, "-t", "host"), 1, "error[syntax]")


DOUBTS = """import sys, machine, utime as t, random
from time import sleep_ms, slep
from array import array
from datetime import time as moment
def use():
    import gc
    machine.Pin(1)
    machine.Pin(2)
    machine.mem32[0], t.ticks_ms, t.ticks, array.append, moment.min, gc.colect, sys.__name__, random.nothing, os.getcwd()
    undefined
    if sys.platform == "rp2":
        machine.I2C
    if hasattr(machine, "SPI"):
        machine.SPI
    try:
        machine.ADC, also_undefined
    except (OSError, AttributeError, NameError):
        pass
    later: Annotated = 1
    @micropython.viper
    def f(p: ptr8): return ptr8(p)
    if __debug__:
        __file__
type Lazy = int | not_yet
machine.fake = 1
machine.fake
other = sys
other.nothing
"""


def check_doubts(folder):
    """Names that nothing gives a value are told when the image is built, where the program does not look itself."""
    path = os.path.join(folder, "app.py")
    with open(path, "w") as file:
        file.write(DOUBTS)
    done = run("build", path, "-t", "host", "-o", os.path.join(folder, "app.elf"))
    expect("doubts", done, 0)
    found = re.findall(r"app.py:(\d+):\d+: warning\[(.*)\]: (.*)", done.stderr)
    wanted = [("2", "no-attribute", "cannot import name 'slep' from 'time'"), ("7", "no-attribute", "module 'machine' has no attribute 'Pin'"),
              ("9", "no-attribute", "module 'time' has no attribute 'ticks'"), ("9", "no-attribute", "module 'gc' has no attribute 'colect'"),
              ("9", "no-name", "name 'os' is not defined"), ("10", "no-name", "name 'undefined' is not defined")]
    if found != wanted:
        expect("doubts are %r" % found, done, -1)
    for more in "from machine import *\nundefined\n", "globals()['x'] = 1\nundefined\n", "undefined = 1\nundefined\n":
        with open(path, "w") as file:
            file.write(more)
        done = run("build", path, "-t", "host", "-o", os.path.join(folder, "app.elf"))
        if done.stderr:
            expect("no doubt about " + more, done, -1)
    with open(path, "w") as file:
        file.write("import machine\nmachine.Pin\nundefined\n")
    done = run("build", path, "-t", "host", "-o", os.path.join(folder, "app.elf"), "--world", "open", "--with", "compiler")
    expect("with the compiler", done, 0)
    if "warning" in done.stderr:
        expect("no doubt with the compiler", done, -1)


STATS = ("outcome target emit instructions boot_instructions rom_bytes ram_static_bytes heap_peak_bytes "
         "stack_peak_bytes gc_count").split()


def check_stats(folder):
    """All keys on every outcome, numbers where there is something to count."""
    path, stats = os.path.join(folder, "app.py"), os.path.join(folder, "stats.json")
    large = "print(len(b'%s'))\n" % ("a" * 600000)
    for outcome, status, text, more in (
        ("exit", 0, "print(1)\n", ()),
        ("exit", 7, "import sys\nprint(1)\nsys.exit(7)\n", ()),
        ("uncaught", 1, "print(1)\nraise ValueError('q')\n", ()),
        ("build_error", 1, "def\n", ()),
        ("no_fit", 1, large, ("-t", "microbit")),
        ("no_fit", 1, "print(1)\n", ("--heap", "64M")),
        ("timeout", 3, "while True: pass\n", ("--timeout", "1")),
    ):
        with open(path, "w") as file:
            file.write(text)
        expect(outcome, run("run", path, "--stats", stats, *more), status)
        with open(stats) as file:
            found = json.load(file)
        os.remove(stats)
        found.pop("build_id", None)
        ran = outcome in ("exit", "uncaught")
        good = found["outcome"] == outcome and list(found) == STATS
        good = good and all((type(found[key]) is int) == ran for key in STATS[3:] if outcome != "timeout")
        if not good:
            expect("--stats of %s: %r" % (outcome, found), run("--version"), -1)


with tempfile.TemporaryDirectory() as scratch:
    check_help()
    check_usage()
    check_run()
    check_targets(scratch)
for check in (check_outputs, check_places, check_ended, check_bad_input, check_refused, check_too_much, check_pools, check_const, check_elf, check_same_bytes, check_full, check_stats, check_group, check_warnings, check_doubts):
    with tempfile.TemporaryDirectory() as scratch:
        check(scratch)
print("%d faults" % faults)
sys.exit(1 if faults else 0)
