# SPDX-License-Identifier: MIT
# alone
"""What is raised again is no call, and the first argument of __exit__ is a class: __call__ of instances is not called by them."""


class Section:
    """A context manager of a generator, that is a decorator, too."""

    def __init__(self, log, name, steps):
        self.log = log
        self.name = name
        self.steps = steps

    def __call__(self, function):
        def inner(*args):
            with self:
                return function(*args)

        return inner

    def __enter__(self):
        self.log.append("begin " + self.name)
        return next(self.steps)

    def __exit__(self, kind, error, traceback):
        self.log.append("end " + self.name)
        if kind is None:
            return False
        if error is None:
            error = kind()
        try:
            self.steps.throw(error)
        except OSError as again:
            self.log.append(type(again).__name__)
            raise again
        return True


def steps(count):
    try:
        yield count
    except ValueError as error:
        print("swallowed", error.args)
        yield 0


def read(log, address):
    with Section(log, "read", steps(2)) as n:
        if address == 1:
            raise ValueError("address")
        if address > 3:
            raise OSError(address)
        return address * n


def main():
    log = []
    for address in range(1, 6):
        try:
            print(read(log, address))
        except OSError as error:
            print("no answer", error.args)
    try:
        Section(log, "by hand", steps(1)).__exit__(KeyError, None, None)
    except (KeyError, TypeError) as error:
        print(type(error).__name__)
    print(log)


main()
