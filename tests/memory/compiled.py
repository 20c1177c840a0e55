# SPDX-License-Identifier: MIT
# compiler
# A compilation is dropped wherever its memory ends, and the next one works.
SOURCE = """
class Point:
    'doc'
    unit = (1, 2.5, "mm", b"raw", 10 ** 20)
    def __init__(self, x, /, y=2, *more, z=3, **names):
        self.x, self.y = x, y
        self.rest = [more, z, names]
    def total(self):
        step = lambda n: n + self.x
        return step(self.y)
result = (Point(1).total(), Point(4, 5, 6, z=7, q=8).rest, [i * i for i in range(4) if i], f"{Point.unit[1]:>6}")
"""


def whole():
    names = {}
    exec(SOURCE, names)
    return names["result"]


def wrong():
    try:
        exec("def f(:\n    pass")
    except SyntaxError as error:
        return error.lineno, type(error.args[1]).__name__


def single():
    return eval("[x for x in (1, 'two', 3.0)] + list({'k': 4})")


for work in (whole, wrong, single):
    while True:
        try:
            print(work())
            break
        except MemoryError:
            print("again")
