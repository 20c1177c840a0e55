# SPDX-License-Identifier: MIT
class State:
    @property
    def name(self):
        return type(self).__name__.lower()


class Deep(State, Exception):
    pass


print(Deep().name, Deep("x").args[0])
for x in 1, "s", [2], {3: 4}, Deep():
    print(type(x).__name__, type(x) is type(Deep()))
