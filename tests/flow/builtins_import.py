# SPDX-License-Identifier: MIT
# alone
"""Import statements as module builtins has them, from the initialisers on."""
import builtins

ASKED = []
plain = builtins.__import__


class Log:
    def add(self, name):
        ASKED.append([name])


LOG = Log()


def counted(name, *args):
    LOG.add(name)
    return plain(name, *args)


builtins.__import__ = counted


def main():
    import bisect
    print(bisect.bisect([1, 3], 2), ASKED)


main()
