#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""firn-mpy-cross takes what mpy-cross takes: a stock firmware build can name it as its cross-compiler.

usage: mpy_cross.py FIRN-MPY-CROSS FIRN
"""
import os
import re
import subprocess
import sys
import tempfile

CROSS, FIRN = sys.argv[1:3]
faults = 0

ARCHES = "x86 x64 armv6 armv6m armv7m armv7em armv7emsp armv7emdp xtensa xtensawin rv32imc rv64imc host debug".split()

# What the wire cannot say: refused by name. And what it says in other words: -X strict=1.24 refuses that too.
REFUSED = {
    "except*": "try:\n    pass\nexcept* ValueError:\n    pass\n",
    "asynchronous generators": "async def f():\n    yield 1\n",
    "asynchronous generator expressions": "async def f(x):\n    return (i async for i in x)\n",
    "template strings": "x = 1\ny = t'{x}'\n",
    "type parameter 'T' used as a value": "def f[T]():\n    return T\n",
    "type alias 'X' used as a value": "type X = int\nprint(X)\n",
    "!a cannot be written": "x = 1\ny = f'{x!a}'\n",
    "positional-only parameters together with **": "def f(a, /, **k):\n    pass\n",
}
LOWERED = {
    "match": "x = 1\nmatch x:\n    case 1:\n        pass\n",
    "* in displays": "x = [1]\ny = [*x]\n",
    "** in displays": "x = {}\ny = {**x}\n",
    "asynchronous comprehensions": "async def f(x):\n    return [i async for i in x]\n",
    "positional-only parameters": "def f(a, /):\n    pass\n",
    "type parameters": "def f[T](x: T):\n    pass\n",
    "type statement": "type X = int\n",
    "such decorators": "x = [len]\n@x[0]\ndef f():\n    pass\n",
}


def run(*arguments, stdin=None, program=CROSS):
    return subprocess.run([program, *arguments], input=stdin, capture_output=True, timeout=60)


def expect(what, done, status, *texts):
    global faults
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    missing = [text for text in texts if text not in said]
    if done.returncode == status and not missing:
        return
    faults += 1
    print("%s: status %d, not %d; missing %r\n%s" % (what, done.returncode, status, missing, said))


def check(what, good):
    global faults
    if not good:
        faults += 1
        print("fault:", what)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, text):
    with open(path, "w") as file:
        file.write(text)
    return path


def check_options(folder):
    source = write(os.path.join(folder, "a.py"), "def f(x):\n    assert x\n    return x + 1000\n")
    out = os.path.join(folder, "a.mpy")
    expect("version", run("--version"), 0, "mpy-cross emitting mpy v6.3")
    expect("plain", run(source), 0)
    plain = read(out)
    check("header", plain[:4] == b"M\x06\x00\x1f")
    for arch in ARCHES:
        expect(arch, run("-march=" + arch, source), 0)
        check("bytecode is the same for " + arch, read(out) == plain)
    other = os.path.join(folder, "b.mpy")
    for options in (["-o", other], ["-o" + other], ["-O0", "-o", other], ["-X", "emit=bytecode", "-o", other],
                    ["-mno-unicode", "-o", other], ["-X", "heapsize=100k", "-o", other], ["-march-flags=zba", "-o", other],
                    ["-s", source, "-o", other], ["-o", other, "--"], ["-mcache-lookup-bc", "-o", other]):
        expect(" ".join(options), run(*options, source), 0)
        check("same bytes with " + " ".join(options), read(other) == plain)
        os.remove(other)
    for options in (["-O"], ["-O1"], ["-OO"], ["-O2"], ["-OOO"], ["-O3"]):
        expect(" ".join(options), run(*options, "-o", other, source), 0)
        check("no assert with " + options[0], len(read(other)) < len(plain))
    for options in (["-march=rv32imc", "-march-flags=zba,zcmp"], ["-march=rv32imc", "-march-flags=0b11"], ["-X", "source-lines"],
                    ["-X", "no-source-lines", "-X", "source-lines"]):
        expect(" ".join(options), run(*options, "-o", other, source), 0)
        check("same bytes with " + " ".join(options), read(other) == plain)
    expect("no lines", run("-X", "no-source-lines", "-o", other, source), 0)
    lines_less = read(other)
    expect("no lines at -O3", run("-O3", "-o", other, source), 0)
    check("lines are less, asserts are there", len(read(other)) < len(lines_less) < len(plain))
    with open(other, "wb") as file: # what mpy-cross writes with -march=rv32imc -march-flags=zba,zcmp
        file.write(plain[:2] + b"\x40\x1f\x03" + plain[4:])
    expect("flags in a file of bytecode", run("dis", other, program=FIRN), 0, "RETURN_VALUE")
    with open(other, "wb") as file:
        file.write(plain[:2] + b"\x40\x1f")
    expect("flags cut off", run("dis", other, program=FIRN), 1, "bad-mpy")
    expect("small ints", run("-msmall-int-bits=63", "-o", other, source), 0)
    check("bits in the header", read(other)[3] == 63)
    expect("name", run("-s", "other/name.py", "-o", other, source), 0)
    check("name in the file", b"other/name.py" in read(other))
    expect("verbose", run("-v", "-o", other, source), 0, "functions")
    text = b"print(1)\n"
    done = run("-s", "x.py", "-", stdin=text)
    expect("standard input", done, 0)
    check("to standard output", done.stdout[:2] == b"M\x06")
    expect("to standard output", run("-o", "-", source), 0)


def check_warnings(folder):
    source = write(os.path.join(folder, "w.py"), "x = '\\8'\n")
    done = run("-o", os.path.join(folder, "w.mpy"), source)
    check("mpy-cross says nothing when it succeeds", done.returncode == 0 and not done.stderr)
    expect("firn mpy warns", run("mpy", "-o", os.path.join(folder, "w.mpy"), source, program=FIRN), 0, "escape")


def check_failures(folder):
    source = write(os.path.join(folder, "a.py"), "print(1)\n")
    for arguments in ([], ["--nonsense", source], ["-march=z80", source], ["-X", "emit=nothing", source], ["-o"],
                      ["-march=rv32imc", "-march-flags=zbb", source], ["-march-flags=4", "-march=rv32imc", source],
                      ["-march=rv32imc", "-march-flags=zba,,zcmp", source], ["-march=armv7m", "-march-flags=1", source],
                      ["-X", "lines", source], [source, source], ["-msmall-int-bits=200", source], ["-X", "strict=0.1", source]):
        expect("usage " + " ".join(arguments), run(*arguments), 1, "error")
    expect("as a command of firn", run("mpy", "--nonsense", program=FIRN), 2, "error")
    expect("no file", run(os.path.join(folder, "absent.py")), 1, "absent.py")
    expect("syntax", run(write(os.path.join(folder, "s.py"), "def\n")), 1, "s.py:1:4")
    check("nothing is left", not os.path.exists(os.path.join(folder, "s.mpy")))
    expect("native", run("-X", "emit=native", source), 1, "native code")


def check_classes(folder):
    path, out = os.path.join(folder, "a.py"), os.path.join(folder, "a.mpy")
    for name, text in REFUSED.items():
        expect("refused: " + name, run("-o", out, write(path, text)), 1, name)
        check("nothing is written for " + name, not os.path.exists(out))
    for name, text in LOWERED.items():
        expect("lowered: " + name, run("-o", out, write(path, text)), 0)
        os.remove(out)
        expect("strict: " + name, run("-X", "strict=1.24", "-o", out, write(path, text)), 1, name, "a.py:")
        check("nothing is written by strict for " + name, not os.path.exists(out))
    plain = "import sys\nclass C(object):\n    x = f'{1:>{2}}'\n    @property\n    def f(self, *a, k=1, **kw): return [i for i in a]\n"
    expect("strict takes stock's own", run("-X", "strict=1.24", "-o", out, write(path, plain)), 0)


def check_circuitpython(folder):
    source, out = write(os.path.join(folder, "main.py"), "print('circuit')\n"), os.path.join(folder, "m.mpy")
    expect("circuitpython", run("--abi", "circuitpython", "-o", out, source), 0)
    ours = read(out)
    check("magic", ours[:4] == b"C\x06\x00\x1f")
    expect("is read", run("run", out, "-t", "host", program=FIRN), 0, "circuit")
    expect("micropython", run("--abi=micropython", "-o", out, source), 0)
    check("differs in the first byte only", read(out)[1:] == ours[1:])
    expect("unknown abi", run("--abi", "snake", source), 1, "circuitpython")
    for name, head, texts in (
        ("native", b"M\x06\x1f\x1f", ("MicroPython", "6.3", "armv7emsp", "6.0 to 6.3")),
        ("circuit", b"C\x06\x16\x1f", ("CircuitPython", "6.2", "armv7m", "bytecode")),
        ("old", b"M\x05\x00\x1f", ("version 5", "6.0 to 6.3")),
    ):
        path = os.path.join(folder, name + ".mpy")
        with open(path, "wb") as file:
            file.write(head + ours[4:])
        expect(name, run("dis", path, program=FIRN), 1, *texts)


def check_own_opcodes(folder):
    """Of Firn's own opcodes the verifier checks what the emitter may do, not what a file may: none gets in."""
    source, out = write(os.path.join(folder, "main.py"), "print('x')\n"), os.path.join(folder, "m.mpy")
    expect("plain", run("-o", out, source), 0)
    body = read(out)
    check("ends in LOAD_CONST_NONE, RETURN_VALUE", body[-2:] == b"Qc")
    table = read(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../runtime/abi/opcode.def")).decode()
    own = re.findall(r"^OP\((\w+), (0x\w+), EXT,", table, re.M)
    check("own opcodes are found", len(own) > 10)
    for name, code in own:
        with open(out, "wb") as file:
            file.write(body[:-2] + bytes([int(code, 16)]) + b"c")
        for command in (("dis",), ("run", "-t", "host")):
            expect(name, run(*command, out, program=FIRN), 1, "m.mpy: error[", "opcode", "byte ")


for test in (check_options, check_warnings, check_failures, check_classes, check_circuitpython, check_own_opcodes):
    with tempfile.TemporaryDirectory() as scratch:
        test(scratch)
print("%d faults" % faults)
sys.exit(1 if faults else 0)
