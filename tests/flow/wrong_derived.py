# SPDX-License-Identifier: MIT
"""A method of a builtin type, called wrongly with an instance of a class."""


class Row(list):
    def push(self, *items):
        return self.append(*items)


row = Row()
row.push(1)
try:
    row.push(1, 2)
except TypeError as error:
    print(type(error).__name__, row)
