# SPDX-License-Identifier: MIT
# alone
"""Functions of a property are called by the program."""
class Holder:
    def __init__(self):
        self.parts = [1]

    @property
    def last(self):
        return self.parts

    @last.setter
    def last(self, value):
        self.parts.append(value.pop())


HOLDER = Holder()


def main():
    get = Holder.last.fget
    Holder.last.fset(HOLDER, [4, 5])
    print(get(HOLDER))


print("begin")
main()
