# SPDX-License-Identifier: MIT
# alone
# Attributes that initialisers gave to strs, bytes, ints and tuples of classes.


class Text(str):
    def note(self, x):
        self.log.append(x)
        return self.log, self.call(self)


class Data(bytes):
    pass


class Number(int):
    def scaled(self):
        return self * self.scale


class Row(tuple):
    def head(self):
        return self[0].go(), self.names


class Thing:
    def go(self):
        return {1.5}


def texts(n):
    t = Text("abcdefghijkl"[:n])
    t.log = [n]
    t.call = lambda x: frozenset([len(x)])
    return t


TEXTS = [texts(n) for n in range(10)]
DATA = Data(b"12345")
DATA.held = {"n": bytearray(b"x")}
NUMBERS = [Number(5), Number(2 ** 40), Number(-(2 ** 100))]
for n in NUMBERS:
    n.scale = 0.5
ROWS = [Row(), Row([Thing()]), Row([Thing(), 2, 3])]
for r in ROWS:
    r.names = ["r", len(r)]


def main():
    print([t.note(1) for t in TEXTS])
    DATA.held["n"].append(65)
    print(DATA.held, [n.scaled() for n in NUMBERS])
    NUMBERS[1].scale = 2 ** 70
    print(NUMBERS[1].scaled(), [r.head() for r in ROWS[1:]])
    ROWS[0].names.append({})
    print(ROWS[0].names)


main()
