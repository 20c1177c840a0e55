# SPDX-License-Identifier: MIT
# alone
"""dir(): names of instances, classes and builtin types, without a look-up."""


class Shell:
    def do_a(self):
        pass

    def do_b(self):
        pass


class Box(list):
    def put(self, x):
        self.append(x)


SHELL = Shell()


def names(x, begin):
    found = dir(x)
    found = [name[len(begin):] for name in found if name.startswith(begin)]
    return found


def main():
    print(names(SHELL, "do_"), names(Shell, "do_"), [x.upper() for x in names(SHELL, "do_")])
    print("append" in dir([]), "append" in dir(Box()), "put" in dir(Box), "upper" in dir(""), "keys" in dir(dict), "pop" in dir(SHELL))
    SHELL.do_c = 1
    print(names(SHELL, "do_"), dir(SHELL).index("do_c") > 0)
    print(hasattr(SHELL, "do_" + "c"))


main()
