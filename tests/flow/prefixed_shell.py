# SPDX-License-Identifier: MIT
# alone
"""A command shell: methods by a known beginning, and their __doc__."""


class Shell:
    """A command shell on the serial line."""
    prompt = "> "

    def __init__(self, out):
        self.out = out
        self.values = {"rate": 10, "gain": 1.5}
        self.running = True

    def write(self, text):
        print(text)

    def cmd_get(self, args):
        """get NAME: show a value"""
        if not args:
            raise ValueError("get what?")
        self.write("%s = %s" % (args[0], self.values[args[0]]))

    def cmd_set(self, args):
        """set NAME VALUE: change it"""
        name, value = args
        self.values[name] = float(value) if "." in value else int(value)

    def cmd_list(self, args):
        """list: all values"""
        for name in sorted(self.values):
            self.write("%-8s %s" % (name, self.values[name]))

    def cmd_help(self, args):
        """help: this text"""
        for name in ("get", "set", "list", "help", "quit"):
            doc = getattr(self, "cmd_" + name).__doc__
            self.write("  " + (doc or name))

    def cmd_quit(self, args):
        """quit: end"""
        self.running = False

    def run_line(self, line):
        words = line.split()
        if not words:
            return
        method = getattr(self, "cmd_" + words[0], None)
        if method is None:
            self.write("unknown command: " + words[0])
            return
        try:
            method(words[1:])
        except (KeyError, ValueError) as e:
            self.write("error: %s" % e)

def main(stream):
    shell = Shell(None)
    for line in stream:
        if shell.running:
            shell.run_line(line)

main(["help", "list", "set rate 3", "get rate", "get", "foo", "get x", "quit"])
