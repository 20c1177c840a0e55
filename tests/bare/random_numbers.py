#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random programs of ints, loops, conditions and functions: what they print as machine code without the runtime, as CPython
says. Those that turn out to need the runtime are counted, and run as well.

usage: random_numbers.py FIRN TARGET COUNT [SEED]
"""
import os
import random
import subprocess
import sys
import tempfile

SMALL = (0, 1, 2, 3, 5, 7, 8, 31, 100, 255, 256, 1000, 65535, -1, -2, -7, -100)
LARGE = SMALL + (0x7fffffff, -0x80000000, 0x80000000, 0xffffffff, 0x3fffffff, -0x40000000, 0x40000000, 0xff00ff00)


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.functions = 0
        self.loops = 0

    def pick(self, *things):
        return self.random.choice(things)

    def number(self, names, depth=0):
        kind = self.random.random()
        if depth > 3 or kind < 0.25:
            return str(self.pick(*LARGE)) if self.random.random() < 0.5 or not names else self.pick(*names)
        if kind < 0.35:
            return "(%s%s)" % (self.pick("-", "~", "+"), self.number(names, depth + 1))
        if kind < 0.45:
            return "(%s %s %s)" % (self.number(names, depth + 1), self.pick("<<", ">>"), self.pick("0", "1", "3", "8", "30", "31"))
        if kind < 0.55:
            return "(%s %s %s)" % (self.number(names, depth + 1), self.pick("//", "%"), self.pick(*[str(n) for n in LARGE if n]))
        if kind < 0.62:
            return "(%s if %s else %s)" % (self.number(names, depth + 1), self.condition(names, depth + 1), self.number(names, depth + 1))
        return "(%s %s %s)" % (self.number(names, depth + 1), self.pick("+", "-", "*", "&", "|", "^"), self.number(names, depth + 1))

    def fitting(self, names):
        """A number that stays within 32 bits."""
        n = self.number(names)
        return self.pick("%s & 0xffff" % n, "%s & 0xffffffff" % n, "(%s & 0xfff) - 2000" % n, "(%s & 0xff) %% 10" % n,
                         "(%s & 0x7fffffff) - 0x40000000" % n)

    def condition(self, names, depth=0):
        kind = self.random.random()
        if kind < 0.15:
            return "not %s" % self.condition(names, depth + 1) if depth < 4 else "True"
        if kind < 0.3 and depth < 3:
            return "(%s %s %s)" % (self.condition(names, depth + 1), self.pick("and", "or"), self.condition(names, depth + 1))
        a, b = (self.pick(*names) if names and self.random.random() < 0.7 else str(self.pick(*SMALL)) for _ in range(2))
        return "%s %s %s" % (a, self.pick("<", ">", "<=", ">=", "==", "!="), b)

    def block(self, names, indent, depth, in_loop):
        names = list(names)
        for _ in range(self.random.randint(1, 4)):
            self.statement(names, indent, depth, in_loop)
        return names

    def add(self, indent, line):
        self.lines.append("    " * indent + line)

    def statement(self, names, indent, depth, in_loop):
        kind = self.random.random()
        if kind < 0.35 or depth > 3:
            name = self.pick("a", "b", "c", "d")
            self.add(indent, "%s = %s" % (name, self.fitting(names)))
            if name not in names:
                names.append(name)
        elif kind < 0.6:
            self.add(indent, "print(%s)" % ", ".join([self.pick("'t'", *(names or ["5"])) for _ in range(self.random.randint(1, 3))]))
        elif kind < 0.75:
            self.add(indent, "if %s:" % self.condition(names))
            self.block(names, indent + 1, depth + 1, in_loop)
            if self.random.random() < 0.5:
                self.add(indent, "else:")
                self.block(names, indent + 1, depth + 1, in_loop)
        elif kind < 0.9:
            i = "i%d" % self.loops
            self.loops += 1
            start, step = self.pick(0, 1, -3, 10, 0x7ffffff0), self.pick(1, 2, -1, -3, 5)
            stop = start + step * self.random.randint(0, 4)
            if names and self.random.random() < 0.2:
                start, stop, step = 0, "%s %% 4" % self.pick(*names), 1
            self.add(indent, "for %s in range(%s, %s, %s):" % (i, start, stop, step))
            self.block(names + [i], indent + 1, depth + 1, True)
        elif in_loop and self.random.random() < 0.5:
            self.add(indent, "if %s:" % self.condition(names))
            self.add(indent + 1, self.pick("break", "continue"))
        elif self.functions and not self.in_function:
            self.add(indent, "a = f%d(%s, %s)" % (self.random.randrange(self.functions), self.fitting(names), self.pick(*SMALL)))
            if "a" not in names:
                names.append("a")

    def make(self):
        self.in_function = True
        for k in range(self.random.randint(0, 2)):
            self.add(0, "def f%d(x, y):" % k)
            names = self.block(["x", "y"], 1, 1, False)
            self.add(1, "return %s" % self.fitting(["x", "y"] + [n for n in names if n in "xy"]))
            self.functions += 1
        self.in_function = False
        self.add(0, "a = %s" % self.pick(*SMALL))
        self.add(0, "for turn in range(%d):" % self.random.randint(1, 3))
        names = self.block(["a", "turn"], 1, 0, True)
        self.add(1, "print(%s)" % ", ".join(n for n in names if n in ("a", "turn")))
        return "\n".join(self.lines) + "\n"


def main():
    firn, target, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    bare = faults = done = 0
    with tempfile.TemporaryDirectory() as folder:
        path, image = os.path.join(folder, "p.py"), os.path.join(folder, "p.elf")
        while done < count:
            text = Program(seed).make()
            seed += 1
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            wanted = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=60)
            if wanted.returncode or len(wanted.stdout) > 20000:
                continue
            done += 1
            built = subprocess.run([firn, "build", path, "-t", target, "-v", "-o", image], capture_output=True, text=True, timeout=120)
            is_bare = "note[bare]: the program is machine code" in built.stderr
            bare += is_bare
            did = subprocess.run([firn, "run", path, "-t", target], capture_output=True, text=True, timeout=120)
            if built.returncode or did.stdout != wanted.stdout or did.returncode:
                print("seed %d%s: status %d, says\n%s\ninstead of\n%s\n%s\n%s" % (seed - 1, " (bare)" if is_bare else "", did.returncode, did.stdout,
                                                                            wanted.stdout, did.stderr, text))
                faults += 1
    print("%d programs, %d of them without the runtime, %d faults" % (done, bare, faults))
    return 1 if faults or bare < count // 2 else 0


if __name__ == "__main__":
    sys.exit(main())
