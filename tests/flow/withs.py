# SPDX-License-Identifier: MIT
class Manager:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return [1, 2]

    def __exit__(self, kind, value, tb):
        print(kind and kind.__name__, value and value.args)
        if kind and self.swallow:
            print(isinstance(kind("again", 3), kind), kind("again", 3).args[1] + 1)
        return self.swallow


with Manager(False) as m:
    print(m[1] + 1)
with Manager(True) as m:
    raise ValueError("v", {"x": 1})
with memoryview(b"abc") as view:
    print(view[1], view[1:].tobytes())


class Own(list):
    def __enter__(self):
        self.append("in")
        return self

    def __exit__(self, *details):
        print(len(details), details[1])
        return True


with Own() as own:
    print(own[0].upper(), len(own))
    raise KeyError("k")
