# SPDX-License-Identifier: MIT
# alone
# Two functions, a generator and a class have one variable.


def pair():
    value = None

    def put(x):
        nonlocal value
        value = x

    def get():
        if value is None:
            return "none"
        return value.name()

    def give():
        while value is not None:
            yield value.name()

    class Holder:
        def read(self):
            return value and value.name()

    return put, get, give, Holder()


class Named:
    def __init__(self, text):
        self.text = text

    def name(self):
        return "<" + self.text + ">"


put, get, give, holder = pair()
going = give()


def main():
    print(get(), holder.read())
    put(Named("a"))
    print(get(), holder.read(), next(give()), next(going))
    put(None)
    print(get(), list(going))


main()
