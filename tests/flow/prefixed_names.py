# SPDX-License-Identifier: MIT
# alone
"""Attributes looked up by names that begin in a way that is known: methods, data, of classes and modules, and those of no name."""
import sys


class Fault(Exception):
    pass


class Shell:
    do_later = None

    def __init__(self):
        self.set_speed = {"s": 1}
        self.set_load = [1]
        self.values = {"a": 2.5}

    def do_get(self, name):
        return self.values[name]

    def do_put(self, name, value):
        self.values[name] = value
        return sorted(self.values)

    @property
    def do_count(self):
        self.values["count"] = len(self.values)
        return len

    @staticmethod
    def do_plain(*args):
        return args

    @classmethod
    def do_class(cls, x):
        cls.kept = [x]
        return cls.__name__

    def run(self, line):
        name, *rest = line.split()
        f = getattr(self, "do_" + name, None)
        if f is None:
            return "?"
        try:
            return f(*rest)
        except (TypeError, KeyError) as error:
            return type(error).__name__


SHELL = Shell()
cmd_table = {"t": [0]}


def cmd_reset():
    cmd_table["t"].append("r")
    return cmd_table


def main():
    for line in ("get a", "put b c", "get", "get c", "count xy", "plain 1 2", "class k", "none", "later"):
        print(line, SHELL.run(line))
    print(Shell.kept, SHELL.values)
    for name in ("speed", "load"):
        found = getattr(SHELL, f"set_{name}")
        if name == "load":
            found.append(b"more")
        else:
            found["t"] = 1.5
    print(SHELL.set_speed, SHELL.set_load, hasattr(SHELL, "set_" + "none"), hasattr(SHELL, "do_" + "get"))
    here = sys.modules[__name__]
    print(getattr(here, "cmd_" + "reset")(), getattr(here, "cmd_" + "table")["t"])
    vars(SHELL)["set_" + "hidden"] = {"h"}
    getattr(SHELL, "set_" + "hidden").add("i")
    print(sorted(getattr(SHELL, "set_" + "hidden")))
    try:
        raise Fault("bad")
    except Fault as error:
        error.my_note = [1]
        getattr(error, "my_" + "note").append(2)
        print(error.my_note)


main()
