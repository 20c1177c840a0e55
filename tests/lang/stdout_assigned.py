# SPDX-License-Identifier: MIT
# print() and input() go to what sys.stdout and sys.stdin are.
# not: stock
import sys


class Collector:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        pass


class Lines:
    def __init__(self, *lines):
        self.lines = list(lines)

    def readline(self):
        return self.lines.pop(0) if self.lines else ""


def collect(function, *args):
    old, new = sys.stdout, Collector()
    sys.stdout = new
    try:
        function(*args)
    except Exception as e:
        new.parts.append(repr(e))
    finally:
        sys.stdout = old
    return "".join(new.parts)


def several():
    print()
    print("a", 1, sep="-", end="!")
    print("b", file=None)
    sys.stdout.write("c")
    print("d", flush=True)
    print(*"xyz", sep="")


print(repr(collect(print, "x", 2)))
print(repr(collect(several)))
print(repr(collect(lambda: print(1 / 0))), sys.stdout is sys.__stdout__)
other = Collector()
print(repr(collect(lambda: print("there", file=other))), other.parts)
print(repr(collect(lambda: print(repr(collect(print, "inner"))))))
sys.stdout = None
print("nowhere")
sys.stdout = sys.__stdout__
print("here")

sys.stdin = Lines("first\n", "second\n", "last")
print([input(), input("prompt> "), input()])
try:
    input()
except EOFError as e:
    print("EOFError", e)
print(repr(collect(lambda: print(input("asked: ")))))
sys.stdin = Lines("again\n")
print(repr(collect(lambda: print(input("asked: ")))))
sys.stdin = sys.__stdin__

sys.stderr = Collector()
print("an error", file=sys.stderr)
found, sys.stderr = sys.stderr, sys.__stderr__
print(found.parts)
try:
    sys.stdout = Lines()
    print("x")
except AttributeError as e:
    sys.stdout = sys.__stdout__
    print(e)
