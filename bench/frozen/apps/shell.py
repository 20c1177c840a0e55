# SPDX-License-Identifier: MIT
"""A command shell: methods named on the line, values in a table, help from docstrings' first words."""


class Shell:
    def __init__(self):
        self.values = {"rate": 10, "gain": 1.5}
        self.running = True

    def cmd_get(self, args):
        if not args:
            raise ValueError("get what?")
        print("%s = %s" % (args[0], self.values[args[0]]))

    def cmd_set(self, args):
        name, value = args
        self.values[name] = float(value) if "." in value else int(value)

    def cmd_list(self, args):
        for name in sorted(self.values):
            print("%-8s %s" % (name, self.values[name]))

    def cmd_help(self, args):
        print("get set list help quit")

    def cmd_quit(self, args):
        self.running = False

    def run_line(self, line):
        words = line.split()
        if not words:
            return
        method = getattr(self, "cmd_" + words[0], None)
        if method is None:
            print("unknown command: " + words[0])
            return
        try:
            method(words[1:])
        except (KeyError, ValueError) as e:
            print("error:", e)


def main():
    shell = Shell()
    while shell.running:
        try:
            shell.run_line(input("> "))
        except EOFError:
            break


main()
