# SPDX-License-Identifier: MIT
"""What raise and throw() call: classes, by the metaclass's __call__ if there is one."""


class Counted(type):
    made = 0

    def __call__(cls, *args):
        Counted.made += 1
        print("made", cls.__name__, len(args))
        return super().__call__(*args)


class Failure(Exception, metaclass=Counted):
    def __init__(self, *args):
        self.text = "failure"
        print("init", len(args))


class Plain(ValueError):
    def __init__(self):
        print("plain")


def raises(what):
    raise what


def steps():
    while True:
        try:
            yield 1
        except Failure as error:
            yield error.text


def main():
    for what in (Failure, Failure(3), Plain, Plain()):
        try:
            raises(what)
        except (Failure, Plain) as error:
            print(type(error).__name__, getattr(error, "text", ""))
    g = steps()
    next(g)
    print(g.throw(Failure))
    next(g)
    print(g.throw(Failure()), Counted.made)


main()
