# SPDX-License-Identifier: MIT
# alone
"""The cause of an exception that initialisers made and keep."""


class Fault(Exception):
    def __init__(self):
        self.seen = [1]


def make():
    try:
        try:
            raise Fault
        except Fault as e:
            raise ValueError("kept") from e
    except ValueError as e:
        return e


kept = make()
row = [kept, make()]


def main(n):
    kept.__cause__.seen.append(n)
    row[1].__context__.seen.append(n)
    print(kept.__cause__.seen, row[1].__cause__.seen, kept.args)


main(3)
