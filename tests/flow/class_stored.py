# SPDX-License-Identifier: MIT
class Meter:
    def __init__(self):
        self.raw = 4

    @classmethod
    def teach(cls, how):
        cls.twice = property(how)


def doubled(self):
    return self.raw * 2


def by_type(x, how):
    type(x).thrice = property(how)


m = Meter()
Meter.teach(doubled)
by_type(m, lambda self: self.raw * 3)
print(m.twice, m.thrice)
box = [Meter]
box[0].__eq__ = lambda self, other: True
print(m == 3)
