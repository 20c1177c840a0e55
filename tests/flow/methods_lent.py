# SPDX-License-Identifier: MIT
# alone
"""Classes get methods of another one, which has no instances."""


class Lender:
    def run(self):
        return self.pop() + self[0], [part for part in self]

    def keep(self, value):
        self.kept = value
        return self.kept.popitem()


class Parts(list):
    pass


class Keeper:
    pass


keeper = Keeper()


def main(n):
    Parts.go = Lender.run
    print(Parts([1, n, 5]).go())
    Keeper.keep = Lender.keep
    print(keeper.keep({n: 2}), keeper.kept)


print("begin")
main(1)
