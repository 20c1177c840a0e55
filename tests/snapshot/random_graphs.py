#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random initialisers: graphs of objects with sharing and cycles, classes, closures, generators; some statements wait for
boot. What the modules hold, and what becomes of it when it is changed in some of random_changes.py's ways, must be the same
with initialisers run at build time, at boot, and by CPython. A third of the images does what the analysis of types knows
little about: most objects are RAM in those.

usage: random_graphs.py FIRN TARGET COUNT [SEED] [-- option of firn run...]
"""
import os
import random
import subprocess
import sys
import tempfile

import random_changes

IN_ONE = 5  # programs of one image

# Containers that copy up on first write; {v} is a value, {n} a number.
LARGE = {
    "large list": ["[(x * {n}) % 61 for x in range({n})] + [{v}]", "[{v}] + list(range(20, {n} + 20))", "[str(x) for x in range({n})]"],
    "large dict": ["{{x * 3: x for x in range({n})}}", "{{x * 3: str(x) for x in range({n}) if x % 5}} | {{(1, 'x'): {v}}}"],
    "large set": ["{{x * 7 for x in range({n})}}", "{{x * 7 if x % 3 else str(x) for x in range({n})}}"],
    "large bytes": ["bytearray((x * 5) % 251 for x in range(4 * {n}))"],
}

SHOW = '''
class Shower:
    def __init__(self):
        self.shown = []

    def number(self, x):
        for i, y in enumerate(self.shown):
            if x is y:
                return i, True
        self.shown.append(x)
        return len(self.shown) - 1, False

    def show(self, x):
        if x is None or isinstance(x, (int, float, str, bytes)):
            return repr(x)
        if isinstance(x, tuple) and not [y for y in x if not (y is None or isinstance(y, (int, float, str, bytes)))]:
            return repr(x)  # a constant may be another one's object
        n, known = self.number(x)
        if known:
            return "#%d" % n
        head = "%d:" % n
        if isinstance(x, list):
            return head + "[" + ", ".join([self.show(y) for y in x]) + "]"
        if isinstance(x, tuple):
            return head + "(" + ", ".join([self.show(y) for y in x]) + ")"
        if isinstance(x, dict):
            return head + "{" + ", ".join([self.show(k) + "=" + self.show(v) for k, v in x.items()]) + "}"
        if isinstance(x, (set, frozenset)):
            return head + "set " + ", ".join(sorted([repr(y) for y in x]))
        if isinstance(x, bytearray):
            return head + repr(x)
        if isinstance(x, type):
            fields = []
            if hasattr(x, "kind"):
                fields.append("kind=" + self.show(x.kind))
            if hasattr(x, "table"):
                fields.append("table=" + self.show(x.table))
            return head + "class " + x.__name__ + " " + ", ".join(fields)
        fields = []
        if hasattr(x, "a"):
            fields.append("a=" + self.show(x.a))
        if hasattr(x, "b"):
            fields.append("b=" + self.show(x.b))
        if hasattr(x, "c"):
            fields.append("c=" + self.show(x.c))
        if hasattr(x, "extra"):  # of no slot: in CPython a slot hides what the object's dict has of its name
            fields.append("extra=" + self.show(x.extra))
        if hasattr(x, "n"):
            fields.append("n=" + self.show(x.n) + ", held=" + self.show(x.held))
        if fields or hasattr(x, "total"):
            return head + "object " + ", ".join(fields)
        if callable(x):
            return head + "function " + getattr(x, "__name__", "?")
        return head + "something"
'''


class Program:
    """The text of one module."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.is_wild = seed // IN_ONE % 3 == 0
        self.lines = ["import time", random_changes.HELPERS]
        self.names = {"list": [], "dict": [], "tuple": [], "class": [], "object": [], "function": [], "generator": [], "any": [], "number": [], "set": []}
        self.names.update((kind, []) for kind in LARGE)
        self.count = 0

    def chance(self, part):
        return self.random.random() < part

    def new_name(self, kind):
        self.count += 1
        return "%s%d" % (kind[0], self.count)

    def know(self, kind, name):
        self.names[kind].append(name)
        self.names["any"].append(name)

    def name(self, kind):
        name = self.new_name(kind)
        self.know(kind, name)
        return name

    def pick(self, kind):
        return self.random.choice(self.names[kind]) if self.names[kind] else None

    def scalar(self):
        return self.random.choice(
            ["0", "1", "-7", "1 << 40", "2 ** 70", "0.5", "-0.0", "'text'", "'\\u00e4\\u20ac'", "b'bytes'", "None", "True", "''", "12345678901", "'a' 'b'"]
        )

    def value(self, depth=0):
        """An expression; often a name, so that things are shared."""
        known = self.pick("any")
        if known and self.chance(0.45):
            return known
        kind = self.random.randrange(9 if depth < 3 else 1)
        items = [self.value(depth + 1) for _ in range(self.random.randrange(4) if 1 <= kind <= 3 else 0)]
        keys = ["%d" % self.random.randrange(5), "'k%d'" % self.random.randrange(4), "(1, 'x')", "2.5", "None"]
        if kind == 1:
            return "[" + ", ".join(items) + "]"
        if kind == 2:
            return "(" + "".join(item + ", " for item in items) + ")"
        if kind == 3:
            return "{" + ", ".join(self.random.choice(keys) + ": " + item for item in items) + "}"
        if kind == 4:
            return "[x * %d for x in range(%d)]" % (self.random.randrange(5), self.random.randrange(5))
        if kind == 5:
            return "bytearray(b'%s')" % ("ab" * self.random.randrange(4))
        if kind == 6:
            return "{" + ", ".join(str(self.random.randrange(9)) for _ in range(1 + self.random.randrange(3))) + "}"
        if kind == 7 and self.names["class"]:
            return "%s(%s)" % (self.pick("class"), self.value(depth + 1))
        return self.scalar()

    def add(self, *lines):
        self.lines += lines

    def new_class(self):
        base = self.pick("class") if self.chance(0.5) else None
        name = self.new_name("class")
        self.add("class %s%s:" % (name, "(%s)" % base if base else ""))
        if self.chance(0.3) and not base:
            self.add('    __slots__ = ("a", "b", "c")')
        self.add("    kind = %s" % self.scalar())
        if self.chance(0.6):
            self.add("    table = %s" % self.value(2))
        self.add("", "    def __init__(self, a=%s):" % self.value(2), "        self.a = a")
        if self.chance(0.5):
            self.add("        self.b = [a, self]")
        self.add("", "    def total(self, n=1):", "        self.c = (self.a, n)", "        return self.kind")
        if self.chance(0.3):
            self.add("", "    @classmethod", "    def made(cls, x):", "        return cls(x)")
        self.add("", "")
        self.know("class", name)

    def new_function(self):
        name = self.new_name("function")
        shared = self.value(2)
        self.add("def make_%s(n):" % name, "    kept = [n, %s]" % shared, "", "    def %s(x, default=%s):" % (name, self.value(2)), "        kept.append(x)")
        if self.chance(0.5):
            self.add("        nonlocal n", "        n += 1")
        self.add("        return kept, default, n", "", "    return %s" % name, "", "", "%s = make_%s(%d)" % (name, name, self.random.randrange(9)))
        self.know("function", name)

    def new_generator(self):
        name = self.new_name("generator")
        self.add("def gen_%s(first):" % name, "    held = [first]", "    for i in range(3):", "        got = yield held, i", "        held.append(got)", "", "", "%s = gen_%s(%s)" % (name, name, self.value(2)))
        self.names["generator"].append(name)

    def change(self):
        kind = self.random.randrange(9)
        target_list, target_dict, target_object = self.pick("list"), self.pick("dict"), self.pick("object")
        if kind == 0 and target_list:
            self.add("%s.append(%s)" % (target_list, self.value(1)))
        elif kind == 1 and target_list:
            self.add("if %s:" % target_list, "    %s[0] = %s" % (target_list, self.value(1)))
        elif kind == 2 and target_dict:
            self.add("%s[%s] = %s" % (target_dict, self.random.choice(["'k1'", "3", "(1, 'x')"]), self.value(1)))
        elif kind == 3 and target_object:
            self.add("%s.%s = %s" % (target_object, self.random.choice("abc"), self.value(1)))
        elif kind == 4 and self.names["class"]:
            self.add("%s.table = %s" % (self.pick("class"), self.value(1)))
        elif kind == 5 and target_object:
            self.add("%s.total(%s)" % (target_object, self.value(2)))
        elif kind == 6 and self.names["function"]:
            self.add("%s(%s)" % (self.pick("function"), self.value(2)))
        elif kind == 7 and target_list:
            self.add("for q in range(2):", "    %s.append([q, %s])" % (target_list, target_list))
        elif kind == 8 and target_dict:
            self.add("%s.pop(%s, None)" % (target_dict, self.random.choice(["'k1'", "0", "'k0'"])))

    def at_boot(self):
        """The clock is not there at build time: the statement waits, and what depends on it."""
        name = self.name("number")
        self.add("%s = int(time.time() * 0)" % name)
        if self.chance(0.5) and self.names["list"]:
            self.add("%s.append(%s + 1)" % (self.pick("list"), name))

    def step(self):
        kind = self.random.randrange(17)
        if kind >= 14:
            large = self.random.choice(sorted(LARGE))
            text = self.random.choice(LARGE[large]).format(v=self.value(2), n=self.random.randrange(16, 40))
            self.add("%s = %s" % (self.name(large), text))
        elif kind < 2:
            self.new_class()
        elif kind < 4:
            self.new_function()
        elif kind == 4:
            self.new_generator()
        elif kind == 5 and self.chance(0.5):
            self.at_boot()
        elif kind < 8 and self.names["class"]:
            chosen = self.pick("class")
            value = self.value(1)
            self.add("%s = %s(%s)" % (self.name("object"), chosen, value))
        elif kind < 10:
            value = self.value(1)
            name = self.name("list")
            self.add("%s = [%s]" % (name, value))
        elif kind == 10:
            value = self.value(1)
            self.add("%s = {'k0': %s}" % (self.name("dict"), value))
        else:
            self.change()

    def text(self):
        for _ in range(self.random.randrange(8, 26)):
            self.step()
        ways = [random_changes.change(self) for _ in range(self.random.randrange(5))]
        shown = self.names["any"] + []
        self.add("", "", "def everything():", "    return [%s]" % ", ".join(shown), "", "", "def change():")
        lines = self.lines
        self.lines = []
        for _ in range(self.random.randrange(3)):
            self.change()
        for way in filter(None, ways):
            self.add("try:", *("    " + line for line in way), "except (TypeError, ValueError, AttributeError, IndexError) as e:", "    print('refused')")
        for name in self.names["generator"]:
            if self.is_wild:
                self.add("print([type(x).__name__ for x in next(%s)])" % name, "print(len(%s.send(5)[0]))" % name)
            else:
                self.add("for x in %s:" % name, "    print(len(x))")
        for name in self.names["function"][:3]:
            self.add("print(len(%s(7)[0]))" % name)
        changes = self.lines or ["pass"]
        self.lines = lines
        self.add(*("    " + line for line in changes))
        return "\n".join(self.lines) + "\n"


MAIN = '''
from shower import Shower
%s

def check(name, everything, change):
    print("==", name)
    for turn in range(2):
        s = Shower()
        for x in everything():
            print(s.show(x))
        if not turn:
            try:
                change()
            except Exception as e:
                print("failed")


%s
'''


def write(folder, seeds):
    names = ["m%d" % seed for seed in seeds]
    for name, seed in zip(names, seeds):
        with open(os.path.join(folder, name + ".py"), "w") as out:
            out.write(Program(seed).text())
    with open(os.path.join(folder, "shower.py"), "w") as out:
        out.write(SHOW)
    with open(os.path.join(folder, "main.py"), "w") as out:
        out.write(MAIN % ("\n".join("import " + name for name in names), "\n".join("check('%s', %s.everything, %s.change)" % (name, name, name) for name in names)))


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)
    return done.stdout, done.returncode, done.stderr


def split(text):
    parts = text.split("== ")
    return {part.split("\n", 1)[0]: part for part in parts[1:]}


def check(firn, target, seeds, options):
    """The seeds whose programs differ, each with how."""
    with tempfile.TemporaryDirectory() as folder:
        write(folder, seeds)
        wanted, status, err = run([sys.executable, "main.py"], folder)
        if status:
            return [(seeds, "CPython: " + err[-600:])]
        found = []
        for snapshot in ("auto", "off"):
            out, status, err = run([firn, "run", ".", "-t", target, "--snapshot", snapshot, "--timeout", "120", *options], folder)
            if status or out != wanted:
                have, want = split(out), split(wanted)
                different = [seed for seed in seeds if have.get("m%d" % seed) != want["m%d" % seed]]
                found.append((different or seeds, "--snapshot %s: status %d %s" % (snapshot, status, err[-600:])))
        return found


def main():
    words = sys.argv[1:]
    options = words[words.index("--") + 1 :] if "--" in words else []
    words = words[: words.index("--")] if "--" in words else words
    firn, target, count = os.path.abspath(words[0]), words[1], int(words[2])
    first = int(words[3]) if len(words) > 3 else 1
    faults = 0
    for start in range(first, first + count, IN_ONE):
        for seeds, what in check(firn, target, list(range(start, min(start + IN_ONE, first + count))), options):
            faults += 1
            print("seeds", *seeds[:10], what)
    print("%d programs, %d images with differences" % (count, faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
