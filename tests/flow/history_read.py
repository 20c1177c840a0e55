# SPDX-License-Identifier: MIT
# alone
"""__cause__, __context__, __traceback__ of exceptions lead to others, which are changed."""


class Fault(Exception):
    def __init__(self, text):
        super().__init__(text)
        self.seen = []

    def note(self, x):
        self.seen.append(x)
        return len(self.seen)


class Never(Exception):
    def __init__(self):
        self.rows = {"a": []}


def deep(n):
    try:
        try:
            raise Fault("inner")
        except Fault as e:
            e.note(n)
            raise ValueError("outer") from e
    except ValueError as e:
        return e


def chained():
    try:
        try:
            {}["key"]
        except KeyError:
            raise Fault("while")
    except Fault as e:
        return e


def main(n):
    e = deep(n)
    print(e.__cause__.note(7), e.__cause__.seen, e.__suppress_context__, e.__context__ is e.__cause__)
    c = chained()
    print(c.note(1), c.__context__.args, c.__cause__, c.__suppress_context__, c.__traceback__ is not None)
    c.__cause__ = Never()
    c.__cause__.rows["a"].append(n)
    print(c.__cause__.rows, type(c.__cause__).__name__, c.__suppress_context__)
    c.__context__ = None
    print(c.__context__)
    try:
        raise c.with_traceback(None)
    except Fault as again:
        print(again is c, again.__cause__.rows)


main(3)
