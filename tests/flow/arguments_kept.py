# SPDX-License-Identifier: MIT
"""What exceptions and functions keep: arguments, default values, a class's property read from the class."""


class Odd(Exception):
    pass


class Sized:
    @property
    def size(self):
        return [1, 2]


def add(x, y=[3]):
    y.append(x)
    return y


try:
    raise Odd({"a": 1})
except Odd as error:
    for part in error.args:
        part["b"] = 2
        print(sorted(part.items()))
try:
    raise ValueError([4])
except ValueError as error:
    error.args[0].append(5)
    print(error)
print(Sized().size[1], type(Sized.size) is property, Sized.size.fget(Sized()))
print(add(6), add(7))
print([add(n) for n in (8,)])
