# SPDX-License-Identifier: MIT
# alone
"""What initialisers put into sys.modules and module builtins, and kept of them."""
import builtins
import heapq as _there
import sys


class Found:
    limit = 2.5

    def __init__(self, x):
        self.x = x

    def push(self, y):
        self.x.append(y)
        return self


builtins.fresh = Found([1])
builtins.sum = fresh.push
sys.modules["heapq"] = Found(["m"])
MODULES = sys.modules
NAMES = ["other"]


def main():
    fresh.x.append({"k": 1})
    fresh.late = [b"late"]
    fresh.late.append(fresh)
    print(len(fresh.x), fresh.late[1] is fresh, sum(7).x)
    import heapq
    getattr(heapq, "push")(2.5).x.append("there")
    print(getattr(heapq, "x"), MODULES["heapq"].limit, MODULES["heapq"].push(3).x)
    MODULES["other"] = [1]
    print(sys.modules["other"] is MODULES["other"], sys.modules["__main__" if __name__ == "__main__" else __name__].main is main)
    __import__(NAMES[0]).append(5)
    print(MODULES.pop("other"))


main()
