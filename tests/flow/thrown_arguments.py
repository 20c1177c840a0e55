# SPDX-License-Identifier: MIT
# alone
"""What is thrown as a tuple, or as a value, gets to the class's parameters."""


class Fault(ValueError):
    def __init__(self, where, step=None):
        self.where = where.upper()
        self.step = step and step.bit_length()


def worker():
    while True:
        try:
            yield "ready"
        except Fault as e:
            print(e.where, e.step)


w = worker()
print(next(w))
print(w.throw(Fault, ("bus", 9)))
print(w.throw(Fault, "pin"))
w.close()
