# SPDX-License-Identifier: MIT
# alone
"""key= of max() gets the arguments themselves."""


class Weight:
    def __init__(self, grams):
        self.grams = grams

    def heavy(self):
        return [self.grams].pop()


def weigh(weight):
    return weight.heavy()


light = Weight(1)
print(max(light, Weight(5), key=weigh).grams)
