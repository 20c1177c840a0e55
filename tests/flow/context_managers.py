# SPDX-License-Identifier: MIT
# alone
"""contextmanager, and what __exit__ gets: called by with, and by hand."""
from contextlib import contextmanager


class Fault(Exception):
    def __init__(self, n=0):
        self.n = n
        self.seen = []


class Gate:
    def __init__(self):
        self.log = []

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.log.append((kind.__name__ if kind else None, trace is None))
        if error is not None and isinstance(error, Fault):
            error.seen.append(len(self.log))
            self.made = kind(error.n + 1)
            self.made.seen.append(error)
            return True
        return kind is ValueError


class Called:
    def __call__(self):
        print("never called")


@contextmanager
def opened(name, log):
    log.append("open " + name)
    try:
        yield log
    except KeyError as e:
        log.append(repr(e))
    finally:
        log.append("close " + name)


called = Called()
gate = Gate()


def main(n):
    log = []
    with opened("a", log) as l:
        l.append(n)
    with opened("b", log):
        raise KeyError("k")
    try:
        with opened("c", log):
            raise Fault(n)
    except Fault as e:
        print(e.n, e.seen)
    print(log)
    with gate as g:
        raise Fault(n)
    with gate:
        raise ValueError
    print(gate.log, gate.made.n, gate.made.seen[0].seen)
    print(gate.__exit__(None, None, None), gate.__exit__(Fault, Fault(5), None), gate.made.n, gate.log[-1])
    manager = opened("d", log)
    manager.__enter__()
    print(manager.__exit__(KeyError, KeyError("hand"), None), log[-2:])


main(3)
