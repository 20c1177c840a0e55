#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs console_app.py with its standard input given, and compares the standard output and error; and a program that writes
to both in turn, with both in one pipe.

usage: console.py FIRN TARGET
"""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
INPUT = "first line\nsecond\nxyz\u00e9\u20ac!\nraw bytes\nfour\nsome\nlast\n"
OUTPUT = """'first line\\n' 'sec' 'ond\\n' ''
'xyz' '\u00e9\u20ac' '!\\n'
b'raw ' b'bytes\\n' 4 bytearray(b'four..')
2 bytearray(b'\\ns....')
line 'ome\\n'
line 'last\\n'
out text, bytes and bytearray
bin part(4, 4)
<_io.TextIOWrapper name='<stdin>'> <_io.TextIOWrapper name='<stdout>'> <_io.TextIOWrapper name='<stderr>'>
0 1 2 False
OSError OSError TypeError TypeError TypeError
"""
IN_TURN = """import sys
for i in range(200):
    print(i)
    sys.stdout.flush()
    sys.stderr.write("%d to stderr\\n" % i)
raise SystemExit(5)
"""
ERRORS = "error text, bytes\n"


def main():
    firn, target = sys.argv[1:]
    host = target == "host"
    follows = "the end follows\n" if host else "a board\n"
    command = [firn, "run", "-t", target, os.path.join(HERE, "console_app.py")]
    done = subprocess.run(command, input=(INPUT + follows).encode(), capture_output=True, timeout=240)
    out, err = done.stdout.decode(), done.stderr.decode()
    if (out, err, done.returncode) != (OUTPUT, "EOFError, " * host + ERRORS, 0):
        sys.exit("FAIL: status %d, output\n%s\nerrors\n%s" % (done.returncode, out, err))
    with tempfile.TemporaryDirectory() as folder:
        app = os.path.join(folder, "in_turn.py")
        with open(app, "w") as file:
            file.write(IN_TURN)
        command = [firn, "run", "-t", target, app]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240)
    if done.stdout.decode().split("\n") != [line for i in range(200) for line in (str(i), "%d to stderr" % i)] + [""] or done.returncode != 5:
        sys.exit("FAIL: in turn: status %d\n%s" % (done.returncode, done.stdout.decode()))


main()
