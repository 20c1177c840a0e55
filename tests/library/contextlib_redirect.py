# SPDX-License-Identifier: MIT
import io
import sys
from contextlib import redirect_stderr, redirect_stdout

out = io.StringIO()
with redirect_stdout(out) as target:
    print("first", 1)
    sys.stdout.write("second\n")
print(target is out, repr(out.getvalue()))

try:
    with redirect_stdout(io.StringIO()):
        raise ValueError("inside")
except ValueError as e:
    print("caught", e)

again = redirect_stdout(out)
with again:
    with again:
        print("third")
    print("fourth")
print(repr(out.getvalue()), sys.stdout is sys.__stdout__)

errors = io.StringIO()
with redirect_stderr(errors), redirect_stdout(errors):
    print("to both")
    print("error", file=sys.stderr)
print(repr(errors.getvalue()), sys.stderr is sys.__stderr__)


def noisy(n):
    for i in range(n):
        print(i, end=",")
    return n


with redirect_stdout(io.StringIO()) as text:
    print(noisy(3))
print(repr(text.getvalue()))
