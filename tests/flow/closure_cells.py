# SPDX-License-Identifier: MIT
# alone
# A variable of a closure that initialisers filled, read as a cell.


class Hidden:
    def __init__(self):
        self.n = [1]

    def found(self):
        self.n.append(len(self.n))
        return self.n


def cells(value):
    def get():
        return value

    return get


kept = [cells(Hidden()).__closure__, cells([3, 4]).__closure__]
print(kept[0][0].cell_contents.found())
kept[1][0].cell_contents.append(5)
print(kept[1][0].cell_contents)
