# SPDX-License-Identifier: MIT
class Source:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return [self.n]

    def send(self, x):
        return {"sent": x}

    def throw(self, *kind):
        return ("thrown", kind[0])

    def close(self):
        print("closed", self.n)


def outer():
    yield from Source()


g = outer()
print(next(g)[0] + 1, g.send("x")["sent"].upper(), g.throw(ValueError("v"))[0].upper())
g.close()
