#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Types to the prompt of an image and compares what comes back.

usage: drive.py FIRN TARGET
"""
import os
import select
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 60  # seconds; machines that build at the same time are slow

UP, DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
HOME, END, DELETE = b"\x1b[H", b"\x1b[F", b"\x1b[3~"


class Device:
    def __init__(self, firn, target):
        command = [firn, "run", "-t", target, "--world", "open", "--with", "repl", os.path.join(HERE, "app.py")]
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
        self.host = target == "host"
        self.seen = b""

    def send(self, data):
        self.child.stdin.write(data)
        self.child.stdin.flush()

    def until(self, end):
        """All output up to `end`, which is taken too."""
        late = time.monotonic() + PATIENCE
        while end not in self.seen:
            ready, _, _ = select.select([self.child.stdout], [], [], max(0, late - time.monotonic()))
            more = os.read(self.child.stdout.fileno(), 65536) if ready else b""
            if not more:
                sys.exit("FAIL: %r did not come; there is %r" % (end, self.seen[-2000:]))
            self.seen += more
        at = self.seen.index(end) + len(end)
        taken, self.seen = self.seen[:at], self.seen[at:]
        return taken

    def close(self):
        """The end of the input ends an image for host by itself; a board has no such end."""
        self.child.stdin.close()
        try:
            self.child.wait(5 if self.host else 0)
        except subprocess.TimeoutExpired:
            os.killpg(self.child.pid, signal.SIGKILL)
            self.child.wait()


# What is typed, and what the line's own echo and the output must end with before the next prompt.
FRIENDLY = [
    (b"answer\r", b"42\r\n"),
    (b"1 + 2; print('x')\r", b"3\r\nx\r\n"),
    (b"_ + 1\r", b"4\r\n"),
    (b"None\r", b"None\r\n"),  # the echo alone
    (b"1/0\r", b'Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\nZeroDivisionError: division by zero\r\n'),
    (b"a b\r", b"SyntaxError: invalid syntax\r\n"),
    (b"x = (1,\r2)\r", b"... 2)\r\n"),
    (b"x\r", b"(1, 2)\r\n"),
    (b"'''a\rb'''\r", b"'a\\nb'\r\n"),
    (b"if answer:\rprint('in')\r\r", b"in\r\n"),  # the second line is indented by itself
    (b"for i in range(2):\rif i:\rprint(i)\r\x7f\x7f\r", b"1\r\n"),  # two levels back
    (b"def f(n):\rreturn n + 1\r\r", b"\r\n"),
    (b"f(answer)\r", b"43\r\n"),
    (b"class A: pass\r\r", b"\r\n"),
    # editing
    (b"prit" + LEFT + b"n" + END + b"(7)\r", b"7\r\n"),
    (b"print(8)x\x7f\r", b"8\r\n"),
    (b"rint(9)" + HOME + b"p\r", b"9\r\n"),
    (b"xprint(10)\x01" + DELETE + b"\r", b"10\r\n"),
    (b"print(1)1" + LEFT * 2 + b"1\x05\x08\r", b"11\r\n"),
    (b"garbage\x15print(12)\r", b"12\r\n"),
    (b"print(13) garbage\x17\r", b"13\r\n"),
    (b"print(14)garbage" + LEFT * 7 + b"\x0b\r", b"14\r\n"),
    ("'\u00e4\u20ac'\r".encode(), "'\u00e4\u20ac'\r\n".encode()),
    (b"garbage\x03", b"garbage\r\n"),
    # history
    (b"15\r", b"15\r\n"),
    (b"16\r", b"16\r\n"),
    (UP + UP + b"\r", b"15\r\n"),
    (UP + UP + UP + DOWN + b"\r", b"16\r\n"),
    # completion
    (b"ans\t\r", b"42\r\n"),
    (b"imp\t\x15import sys\r", b"import sys\r\n"),
    (b"sys.byteo\t\r", b"'little'\r\n"),
    (b"sys.implementation.na\x09\x15\r", b"\r\n"),
    (b"prin\t(17)\r", b"17\r\n"),
    (b"sys.std\t\x15\r", b"stderr  stdin   stdout  \r\n>>> sys.std"),
    # help
    (b"help()\r", b"Ctrl-E  takes pasted lines\r\n"),
    (b"help('modules')\r", b"Plus any modules on the filesystem\r\n"),
    (b"help(A)\r", b"object <class '__main__.A'> is of type type\r\n  __module__ -- __main__\r\n"),
    # Ctrl-C
    (b"spin()\r", None),
    (b"\x03", b"KeyboardInterrupt: \r\n"),
    (b"import time; time.sleep(1000)\r", None),
    (b"\x03", b"KeyboardInterrupt: \r\n"),
    (b"while True: pass\r\r", None),
    (b"\x03", b"KeyboardInterrupt: \r\n"),
    (b"sum(1 for i in iter(int, 1))\r", None),
    (b"\x03", b"KeyboardInterrupt: \r\n"),
    (b"try:\rspin()\r\x7fexcept KeyboardInterrupt as e:\rprint('caught')\r\r", None),
    (b"\x03", b"caught\r\n"),
    # reading
    (b"input('name? ') + '!'\r", None),
    (b"fi\x7firn\r", b"'firn!'\r\n"),
    (b"input()\r", None),
    (b"\x03", b"KeyboardInterrupt: \r\n"),
    (b"sys.stdin.readline()\r", None),
    (b"text\r", b"'text\\n'\r\n"),
    # paste mode
    (b"\x05def g():\r    return 18\r\rprint(g())\r\x04", b"18\r\n"),
    (b"\x05nonsense\x03", b"nonsense\r\n"),
]

PROMPT = b">>> "
RAW = b"raw REPL; CTRL-B to exit\r\n>"


def check(what, got, end):
    if not got.endswith(end):
        sys.exit("FAIL: after %r came %r, not %r" % (what, got, end))


def friendly(device):
    for typed, expected in FRIENDLY:
        device.send(typed)
        if expected is None:
            device.until(b"\r\n")
            time.sleep(0.5)  # it runs, as far as anybody can tell
        elif PROMPT in expected:  # names to choose from, and the line once more
            device.until(expected)
            device.until(PROMPT)
        else:
            check(typed, device.until(PROMPT)[:-len(PROMPT)], expected.replace(b": \r\n", b"\r\n"))


def soft_reset(device):
    device.send(b"kept = 1\r\x04")
    got = device.until(b"soft reboot\r\n")
    check("Ctrl-D", got, b"MPY: soft reboot\r\n")
    check("reset", device.until(PROMPT), PROMPT)
    device.send(b"'kept' in globals(), answer\r")
    check("kept", device.until(PROMPT), b"(False, 42)\r\n" + PROMPT)
    device.send(b"import machine; machine.soft_reset()\r")
    device.until(b"soft reboot\r\nthe program\r\n")
    device.until(PROMPT)


def files(device):
    device.send(b"import os; os.mkdir('/d'); f = open('/d/x', 'w'); f.write('text'); f.close()\r")
    device.until(PROMPT)
    device.send(b"\x04")
    device.until(b"soft reboot\r\n")
    device.until(PROMPT)
    device.send(b"print(open('/d/x').read())\r")
    check("files", device.until(PROMPT), b"text\r\n" + PROMPT)


def raw(device):
    device.send(b"\r\x01")
    device.until(RAW)
    for source, out, error in [
        (b"print(1)", b"1\r\n", b""),
        (b"x = 5", b"", b""),
        (b"for i in range(3):\n    print(i * x)\n\n\nprint('end')", b"0\r\n5\r\n10\r\nend\r\n", b""),
        (b"1/0", b"", b'Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\nZeroDivisionError: division by zero\r\n'),
        (b"print('before')\nraise ValueError(3)", b"before\r\n", None),
        (b"import sys\nsys.stdout.buffer.write(b'\\x00\\n\\xff')", b"\x00\n\xff", b""),
        (b"import sys\nb = bytearray(4)\nprint(sys.stdin.buffer.readinto(b, 3), b)", b"3 bytearray(b'\\x00\\n\\x0d\\x00')\r\n", b""),
    ]:
        device.send(source + b"\x04")
        if b"readinto" in source:
            device.until(b"OK")
            device.send(b"\x00\n\r")
            got = out and device.until(b"\x04")
            check(source, got, b"3 bytearray(b'\\x00\\n\\r\\x00')\r\n\x04")
        else:
            check(source, device.until(b"\x04"), b"OK" + out + b"\x04")
        got = device.until(b"\x04>")
        if error is not None and got != error + b"\x04>":
            sys.exit("FAIL: error of %r is %r" % (source, got))
        if error is None and b"ValueError: 3\r\n" not in got:
            sys.exit("FAIL: error of %r is %r" % (source, got))
    device.send(b"open('/nothing/there')\x04")
    device.until(b"\x04")
    got = device.until(b"\x04>")
    if b"\r\nOSError: [Errno 2] ENOENT" not in got:
        sys.exit("FAIL: a file that is not there: %r" % got)
    device.send(b"while 1: pass\x04")
    device.until(b"OK")
    time.sleep(0.3)
    device.send(b"\x03")
    device.until(b"\x04")
    check("Ctrl-C", device.until(b"\x04>"), b"KeyboardInterrupt\r\n\x04>")


def paste(device, source, out, stop=False):
    """Sends source by raw paste with its window."""
    device.send(b"\x05A\x01")
    head = device.until(b"R\x01")
    check("raw paste", head, b"R\x01")
    while len(device.seen) < 3:
        device.seen += os.read(device.child.stdout.fileno(), 3 - len(device.seen))
    window = device.seen[0] | device.seen[1] << 8
    left = window
    device.seen = device.seen[2:]
    while source:
        while left == 0:
            device.until(b"\x01")
            left += window
        device.send(source[:left])
        source, left = source[left:], left - len(source[:left])
    device.send(b"\x03" if stop else b"\x04")
    got = device.until(b"\x04")
    if got.strip(b"\x01") != b"\x04":
        sys.exit("FAIL: end of raw paste is %r" % got)
    check("paste", device.until(b"\x04"), out + b"\x04")
    device.until(b"\x04>")


def closed_world(firn):
    done = subprocess.run([firn, "run", "--with", "repl", os.path.join(HERE, "app.py")], capture_output=True, text=True)
    if done.returncode != 2 or "--with repl needs --world open" not in done.stderr:
        sys.exit("FAIL: a prompt in a closed world: %d, %r" % (done.returncode, done.stderr))


def main():
    closed_world(sys.argv[1])
    device = Device(sys.argv[1], sys.argv[2])
    try:
        check("the program", device.until(PROMPT), PROMPT)
        friendly(device)
        soft_reset(device)
        if sys.argv[2] != "host":
            files(device)
        raw(device)
        paste(device, b"print('pasted', x)", b"pasted 5\r\n")
        paste(device, b"s = '" + b"y" * 1000 + b"'\nprint(len(s))\n", b"1000\r\n")
        paste(device, b"print('never')", b"", True)
        device.send(b"\x04")  # nothing to run: a soft reset that stays raw, without the program
        check("raw reset", device.until(RAW), b"OK\r\nMPY: soft reboot\r\n" + RAW)
        device.send(b"print('x' in globals(), 'answer' in globals())\x04")
        check("raw reset", device.until(b"\x04"), b"OKFalse False\r\n\x04")
        device.until(b"\x04>")
        device.send(b"\x02")
        device.until(PROMPT)
        device.send(b"'bye'\r")
        check("Ctrl-B", device.until(PROMPT), b"'bye'\r\n" + PROMPT)
    finally:
        device.close()
    print("ok")


main()
