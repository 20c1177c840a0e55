# SPDX-License-Identifier: MIT
"""The interactive prompt of images built with `--with repl`, as MicroPython's boards have it (its documentation: "The
MicroPython Interactive Interpreter Mode", "Raw mode and raw-paste mode").

The runtime calls run() after the program, and again after each soft reset. Characters are read from the console as bytes;
while the user's code runs Ctrl-C interrupts it, here it is a character."""

import io
import struct
import sys
import vfs
import micropython
import _prompt
from _line import Line, history_reset

_CTRL_A, _CTRL_B, _CTRL_C, _CTRL_D, _CTRL_E = 1, 2, 3, 4, 5
_WINDOW = 128  # bytes of a raw paste between two signs that more may come

_in = sys.stdin.buffer
_out = sys.stdout.buffer
_main = {}  # the namespace of the program

_BLOCKS = ("if", "while", "for", "try", "with", "def", "class", "async", "match")
_OPEN = ("was never closed", "unterminated triple-quoted", "unexpected EOF")


class _End(Exception):
    """The prompt is left: args[0] is what run() returns."""


def _write(text):
    sys.stdout.write(text)


def _byte():
    """The next byte of input as an int."""
    c = _in.read(1)
    if not c:
        raise _End(None)
    return c[0]


# ---- running ----

def _report(exc, raw):
    if raw and isinstance(exc, OSError) and type(exc) is not OSError:
        # MicroPython has no FileNotFoundError and its like: mpremote looks for the word OSError
        text = io.StringIO()
        sys.print_exception(exc, text)
        _write(text.getvalue().replace(type(exc).__name__ + ": ", "OSError: "))
    else:
        sys.print_exception(exc, sys.stdout)


def _guarded(f, *args):
    """f(*args) with Ctrl-C on: its result and the exception that ended it, or None."""
    micropython.kbd_intr(_CTRL_C)
    try:
        result, exc = _prompt.attempt(f, *args)
        micropython.kbd_intr(-1)
    except KeyboardInterrupt as late:
        micropython.kbd_intr(-1)
        result, exc = None, late
    return result, exc


def _run(source, mode, raw):
    """Compiles and runs. SystemExit is a soft reset."""
    code, exc = _guarded(compile, source, "<stdin>", mode)
    if exc is None:
        source = None
        _, exc = _guarded(exec, code, _main)
    if isinstance(exc, SystemExit):
        if raw:
            _out.write(b"\x04\x04")
        _soft_reset(raw)
    return exc


def _soft_reset(raw):
    _write("\nMPY: soft reboot\n")
    raise _End((raw, _files()))


# ---- files in RAM stay over a soft reset ----

_FOLDER = 0xFFFFFFFF  # in place of a file's size


def _pack(fs, folder, out):
    for row in fs.ilistdir(folder):
        path = folder + row[0]
        name = path.encode()
        if row[1] & 0x4000:
            out += struct.pack("<HI", len(name), _FOLDER) + name
            _pack(fs, path + "/", out)
        else:
            with fs.open(path, "rb") as f:
                data = f.read()
            out += struct.pack("<HI", len(name), len(data)) + name
            out += data


def _root():
    for fs, path in vfs.mount():
        if path == "/" and isinstance(fs, vfs.VfsRam):
            return fs


def _files():
    """What is in the root folder, as bytes; None when there is nothing or no memory for it."""
    out = bytearray()
    fs = _root()
    if fs is None:
        return None
    try:
        _pack(fs, "/", out)
        return bytes(out) if out else None
    except MemoryError:
        _write("MemoryError: files are lost\n")


def restore(kept):
    """Files that _files() packed before the reset."""
    fs = _root()
    at = 0
    while at < len(kept):
        n, size = struct.unpack_from("<HI", kept, at)
        at += 6
        path = str(kept[at:at + n], "utf-8")
        at += n
        if size == _FOLDER:
            fs.mkdir(path)
        else:
            with fs.open(path, "wb") as f:
                f.write(kept[at:at + size])
            at += size


# ---- the friendly prompt ----

def _banner():
    implementation = sys.implementation
    version = ".".join(map(str, implementation.version))
    _write("MicroPython prompt of Firn v%s; %s\n" % (version, sys.platform))
    _write("Ctrl-D restarts, Ctrl-E pastes, Ctrl-A is the raw prompt.\n")


def _is_block(source):
    first = source.lstrip()
    word = ""
    for c in first:
        if not (c.isalpha() or c == "_"):
            break
        word += c
    return first.startswith("@") or word in _BLOCKS


def _wants_more(source):
    """Is the statement, whose last line has just been ended, to go on?"""
    last = source[source.rfind("\n") + 1:]
    block = _is_block(source)
    try:
        compile(source + "\n", "<stdin>", "single")
    except SyntaxError as e:
        if any(part in e.msg for part in _OPEN):
            return True
        lines = source.count("\n") + 1
        at_end = e.lineno > lines or (e.lineno == lines and e.offset > len(last.rstrip()))
        return block and last.strip() != "" and at_end
    except (ValueError, MemoryError, RecursionError):
        return False
    return block and last.strip() != ""


def _indent(source):
    """What the next line of a block begins with."""
    last = source[source.rfind("\n") + 1:]
    blanks = last[:len(last) - len(last.lstrip())]
    return blanks + "    " if last.rstrip().endswith(":") else blanks


def _names_of(path):
    """What can stand after "a.b." or, without a path, at the start."""
    if not path:
        return list(_main) + _prompt.builtins()
    return dir(eval(path, _main))


def _complete(text):
    """Names that can stand for the end of text, and how much of each is there already."""
    start = len(text)
    while start and (text[start - 1].isalpha() or text[start - 1].isdigit() or text[start - 1] in "_."):
        start -= 1
    path, _, begun = text[start:].rpartition(".")
    if text[start:].startswith("."):
        return [], 0
    if not path and text.lstrip().startswith(("import ", "from ")) and " import " not in text:
        names = _modules()
    else:
        try:
            names = _names_of(path)
        except Exception:
            names = []
    found = set(name for name in names if name.startswith(begun) and (begun or not name.startswith("_")))
    return sorted(found), len(begun)


def _modules():
    return ["micropython", "sys", "time", "gc", "machine", "os", "json", "math", "re", "struct", "asyncio", "select"]


def read_line(prompt=""):
    """A line for input(): edited, without the newline."""
    micropython.kbd_intr(-1)
    try:
        line = Line(_byte, _write, None)
        end = line.edit(prompt, "")
    except _End:
        raise EOFError
    finally:
        micropython.kbd_intr(_CTRL_C)
    if end == _CTRL_C:
        raise KeyboardInterrupt
    if end == _CTRL_D:
        raise EOFError
    return line.text


def _statement():
    """Reads a statement: its text, or the control character that was typed instead on an empty line."""
    line = Line(_byte, _write, _complete)
    source = ""
    while True:
        end = line.edit("... " if source else ">>> ", _indent(source) if source else "")
        if end == _CTRL_C:
            return ""
        if end:
            if not source:
                return end
            continue
        source = source + "\n" + line.text if source else line.text
        if not _wants_more(source):
            return source


def _paste():
    """Reads text up to Ctrl-D as it is; "" after Ctrl-C."""
    _write("paste mode; Ctrl-C to cancel, Ctrl-D to finish\n=== ")
    text = bytearray()
    while True:
        c = _byte()
        if c == _CTRL_C:
            _write("\n")
            return ""
        if c == _CTRL_D:
            _write("\n")
            return str(text, "utf-8")
        if c == 13:
            text.append(10)
            _write("\n=== ")
        else:
            text.append(c)
            _out.write(bytes((c,)))


def _friendly():
    """Until Ctrl-A."""
    while True:
        source = _statement()
        if source == _CTRL_A:
            return
        if source == _CTRL_B:
            _write("\n")
            _banner()
        elif source == _CTRL_D:
            _soft_reset(False)
        elif source == _CTRL_E:
            source = _paste()
            mode = "exec"
        else:
            mode = "single"
        if isinstance(source, str) and source.strip():
            exc = _run(source, mode, False)
            if exc is not None:
                _report(exc, False)


# ---- the raw prompt ----

def _raw_paste():
    """Source with flow control: a window of bytes is open, 1 opens another."""
    window = bytes((_WINDOW & 255, _WINDOW >> 8))
    _out.write(b"R\x01" + window + b"\x01")
    text = bytearray()
    while True:
        c = _byte()
        if c == _CTRL_C:
            _out.write(b"\x04")
            return None
        if c == _CTRL_D:
            _out.write(b"\x04")
            return text
        text.append(c)
        if len(text) % _WINDOW == 0:
            _out.write(b"\x01")


def _raw():
    """Until Ctrl-B."""
    _write("raw REPL; CTRL-B to exit\n>")
    text = bytearray()
    while True:
        c = _byte()
        if c == _CTRL_A:
            if len(text) == 2 and text[0] == _CTRL_E and text[1] == 65:
                source = _raw_paste()
                text = bytearray()
                if source is None:
                    _out.write(b"\x04\x04>")
                else:
                    _raw_run(source)
            else:
                text = bytearray()
                _write("raw REPL; CTRL-B to exit\n>")
        elif c == _CTRL_B:
            _write("\n")
            return
        elif c == _CTRL_C:
            text = bytearray()
        elif c == _CTRL_D:
            source = text
            text = bytearray()
            _out.write(b"OK")
            if not source:
                _soft_reset(True)
            _raw_run(source)
        else:
            text.append(c)


def _raw_run(source):
    exc = _run(source, "exec", True)
    source = None
    _out.write(b"\x04")
    if exc is not None:
        _report(exc, True)
    _out.write(b"\x04>")


# ---- from reset to reset ----

def run(namespace, raw):
    """The prompt until it is left: None at the end of input, else (raw, kept): whether the next one is a raw one, and what
    restore() gets after the reset."""
    global _main
    _main = namespace
    history_reset()
    try:
        if not raw:
            _banner()
        while True:
            if raw:
                _raw()
                _banner()
            raw = True
            _friendly()
            _write("\n")
    except _End as end:
        return end.args[0]
