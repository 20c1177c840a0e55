# SPDX-License-Identifier: MIT
# alone
"""__get__ of properties, static and class methods and functions, by name; and of classes."""


def late(self):
    self.asked.append(1)
    return len(self.asked)


def kind(cls, x):
    cls.kinds[x] = 1
    return cls.__name__


class Asked:
    def __init__(self):
        self.asked = []


class Kinds:
    kinds = {}


class Lookup:
    def __init__(self, name):
        self.name = name
        self.owners = []

    def __get__(self, obj, cls=None):
        self.owners.append(cls)
        return obj.values[self.name] if obj else self


class Holder:
    temp = Lookup("t")

    def __init__(self):
        self.values = {"t": b"cold"}


LATE = property(late)
KIND = classmethod(kind)
PLAIN = staticmethod(late)
ASKED = Asked()
HOLDER = Holder()


def main():
    print(LATE.__get__(ASKED, Asked), ASKED.asked)
    print(KIND.__get__(None, Kinds)("k"), Kinds.kinds)
    print(PLAIN.__get__(5)(ASKED), ASKED.asked)
    print(late.__get__(None, Asked) is late, late.__get__(ASKED)())
    get = kind.__get__
    print(get(Kinds, type)("m"), Kinds.kinds)
    print(hasattr(late, "__get__"), hasattr(1, "__get__"))
    print(HOLDER.temp, Holder.temp.owners[0] is Holder, Lookup("t").__get__(HOLDER))
    bound = late.__get__(ASKED)
    print(bound.__get__(HOLDER) is not None)


main()
