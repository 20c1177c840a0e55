# SPDX-License-Identifier: MIT
# alone
"""Modules by name, and what the program has put among them in place of some."""
import sys
import bisect as _there
import heapq as _other

LIST = [1]
NAMES = ["bisect", "fake", "none"]


class Fake:
    def __init__(self):
        self.calls = []

    def bisect(self, x, y):
        self.calls.append(x)
        return y

    limit = 2.5


FAKE = Fake()


def use(name):
    try:
        return __import__(name).bisect([1, 3], 2)
    except (ImportError, AttributeError) as error:
        return type(error).__name__


def main():
    print([use(name) for name in NAMES])
    sys.modules["fake"] = FAKE
    sys.modules["none"] = None
    print([use(name) for name in NAMES], FAKE.calls)
    sys.modules["heapq"] = FAKE
    import heapq
    getattr(heapq, "calls").append({})
    print(getattr(heapq, "limit"), FAKE.calls)
    sys.modules[__name__].LIST.append(5)
    sys.modules[__name__].fresh = {"f": 1}
    print(LIST, fresh, "bisect" in sys.modules, sorted([type(m).__name__ for m in sys.modules.values() if m is FAKE]))
    sys.modules.pop("heapq")
    sys.modules.setdefault("heapq", [])
    import heapq as late
    list.append(late, 3)
    print(late, sys.modules.get("heapq") is late, sys.modules.pop("heapq"))


main()
