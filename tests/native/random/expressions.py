#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random expressions answer the same as bytecode, as native code, as viper's and in CPython.

usage: expressions.py FIRN TARGET COUNT [SEED]

COUNT functions of each kind, FUNCTIONS an image, of operands of all sorts (native) or of bools and small ints (viper, where what is no
int is compared as one). A seed is a program: Program(SEED).text().
"""
import os
import random
import subprocess
import sys
import tempfile

SHIM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shim")
FUNCTIONS = 40
VALUES = "None", "True", "False", "0", "1", "-3", "1 << 40", "2.5", "''", "'ab'", "[]", "[1, 2]", "(3,)", "{}", "{'ab': 1}", "b'x'"
ARITHMETIC, COMPARISONS = ("+", "-", "*", "|", "&"), ("<", "<=", ">", ">=", "==", "!=", "is", "is not", "in", "not in")
HEAD = """import micropython


def answer(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


def truly(x):
    seen.append(1)
    return x


seen = []
"""


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def operand(self):
        return self.random.choice(("a", "b", "c", "a", "b", "c", "truly(a)", "(t := b)", "t", self.random.choice(VALUES)))

    def expression(self, depth):
        kind = self.random.randrange(9) if depth else 9
        part = lambda: self.expression(depth - 1)
        if kind < 3:
            return "(%s)" % (" and ", " or ")[kind % 2].join(part() for _ in range(self.random.randint(2, 4)))
        if kind == 3:
            return "(not %s)" % part()
        if kind == 4:
            return "(%s if %s else %s)" % (part(), part(), part())
        if kind == 5:
            return "(%s)" % (" %s " % self.random.choice(COMPARISONS)).join((part(), part()))
        if kind == 6:
            return "(%s %s %s %s %s)" % (part(), self.random.choice(COMPARISONS[:6]), part(), self.random.choice(COMPARISONS[:6]), part())
        if kind == 7:
            return "(%s %s %s)" % (part(), self.random.choice(ARITHMETIC), part())
        if kind == 8:
            return self.random.choice(("str(%s)", "[%s, a]", "len(%s)", "(b, %s)[1]")) % part()
        return self.operand()

    def viper(self, depth):
        """Of bools and ints."""
        kind = self.random.randrange(6) if depth else 6
        part = lambda: self.viper(depth - 1)
        if kind < 2:
            return "(%s)" % (" and ", " or ")[kind].join(part() for _ in range(self.random.randint(2, 4)))
        if kind == 2:
            return "(not %s)" % part()
        if kind == 3:
            return "(%s if %s else %s)" % (part(), part(), part())
        if kind == 4:
            return "(int(%s) %s int(%s))" % (part(), self.random.choice(COMPARISONS[:6]), part())
        if kind == 5:
            return "(int(%s) %s int(%s))" % (part(), self.random.choice(("+", "-")), part())
        return self.random.choice(("a", "b", "c", "1", "0", "(a > b)", "(b == c)", "True"))

    def text(self):
        lines = [HEAD]
        for i in range(FUNCTIONS):
            lines += ["def f%d(a, b, c):" % i, "    t = c", "    return " + self.expression(3), "", ""]
            lines += ["@micropython.viper", "def v%d(a: int, b: int, c: int) -> int:" % i, "    x = " + self.viper(3),
                      "    return int(x)", "", ""]
        for i in range(FUNCTIONS):
            for _ in range(4):
                lines.append("print(%d, answer(f%d, %s), len(seen))" % (i, i, ", ".join(self.random.choice(VALUES) for _ in range(3))))
                lines.append("print(int(v%d(%s)))" % (i, ", ".join(str(self.random.randint(-2, 3)) for _ in range(3))))
        return "\n".join(lines) + "\n"


def main():
    firn, target, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    first = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "app.py")
        for seed in range(first, first + (count + FUNCTIONS - 1) // FUNCTIONS):
            with open(path, "w") as file:
                file.write(Program(seed).text())
            environment = {**os.environ, "PYTHONPATH": SHIM}
            want = subprocess.run([sys.executable, "-W", "ignore", path], capture_output=True, text=True, env=environment).stdout.splitlines()
            for emit in "bytecode", "native":
                done = subprocess.run([firn, "run", path, "-t", target, "--emit", emit], capture_output=True, text=True, timeout=300)
                got = done.stdout.splitlines()
                wrong = [(w, g) for w, g in zip(want, got) if w != g]
                if len(want) < FUNCTIONS or wrong or len(want) != len(got):
                    faults += 1
                    print("seed %d, %s: %d lines of %d, %s\n%s" % (seed, emit, len(got), len(want), wrong[:3], done.stderr[:1500]))
    print("%d programs of %d functions, %d faults" % (seed - first + 1, 2 * FUNCTIONS, faults))
    sys.exit(1 if faults else 0)


main()
