# SPDX-License-Identifier: MIT
"""A special method that asks for the object's dict; a property that does."""


class Bag:
    def __init__(self, items):
        self.items = items
        self.extra = {"k": [1]}

    def __len__(self):
        for value in self.__dict__.values():
            if isinstance(value, list):
                value.append(len(value))
        return len(self.items)

    @property
    def late(self):
        vars(self)["extra"]["k"].append(2)
        vars(self)["new"] = bytearray(b"n")
        return self.new


BAG = Bag([5])
print(len(BAG), BAG.items, BAG.late[0], BAG.extra)
