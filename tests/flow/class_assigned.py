# SPDX-License-Identifier: MIT
# alone
# One object that gets another class at boot: methods and special methods of that one get it.


class Idle:
    def __init__(self):
        self.log = {"n": 1}

    def step(self):
        self.__class__ = Busy
        return "idle"


class Busy:
    def __init__(self):
        self.never = 1

    def step(self):
        self.log["n"] += 0.5
        self.__class__ = Done
        return len(self)

    def __len__(self):
        self.log["len"] = {1}
        return 7


class Done(Idle):
    def step(self):
        self.log.pop("n")
        return frozenset(self.log)

    def __call__(self, x):
        return bytearray(x), self.log

    def __getattr__(self, name):
        return (name, 2 ** 70)


M = Idle()


def main():
    print(M.step())
    print(M.step())
    print(M.step())
    print(M(2), M.other)


main()
