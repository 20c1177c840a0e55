#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs console_app.py with its standard input given, and compares the standard output and error.

usage: console.py FIRN TARGET
"""
import os
import subprocess
import sys

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


main()
