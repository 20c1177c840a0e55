# SPDX-License-Identifier: MIT
# alone
# Variables and attributes that are None at first, and something else by way of a dict.


class Thing:
    def go(self):
        return "went"


class Slot:
    other = None

    def test(self):
        if not self.other:
            return "no"
        return self.other.go()


late = None
slot = Slot()


def read():
    if late is None:
        return "no"
    return late.go()


def main():
    print(read(), slot.test())
    globals()["late"] = Thing()
    vars(slot)["other"] = Thing()
    print(read(), slot.test())


main()
