# SPDX-License-Identifier: MIT
# Names made at run time go when nothing refers to them any more. (Stock MicroPython keeps them.)
# not: stock
# no stress
# expect: loaded True
# expect: asked for True
# expect: stored True
# expect: own True
# expect: keywords True
# expect: class True
# expect: class attributes True
# expect: __getattr__ True
import gc


class Thing:
    pass


class Longer:
    def __init__(self, depth):
        self.depth = depth

    def __getattr__(self, name):
        return getattr(self, name + "x") if len(name) < self.depth else len(name)


thing = Thing()


def loaded(name):
    getattr(thing, name, None)


def asked_for(name):
    hasattr(thing, name)


def stored(name):
    setattr(thing, name, 1)
    delattr(thing, name)


def own(name):
    other = Thing()
    setattr(other, name, other)
    other.__dict__[name + "y"] = 1


def count(**names):
    return len(names)


def keywords(name):
    count(**{name: 1, name + "k": 2})


def class_(name):
    type(name, (), {})


def class_attributes(name):
    setattr(Thing, name, 1)
    delattr(Thing, name)


def used():
    for i in range(2):
        gc.collect()
        getattr(thing, "last%d" % i, None)  # the table of names becomes smaller when one comes to it
    gc.collect()
    return gc.mem_alloc()


def try_names(use, n, prefix):
    for i in range(n):
        use(prefix + str(i))


def main():
    try_names(loaded, 20, "first")
    before = used()
    ways = [("loaded", loaded), ("asked for", asked_for), ("stored", stored), ("own", own), ("keywords", keywords),
            ("class", class_), ("class attributes", class_attributes)]
    for what, use in ways:
        try_names(use, 1000, what[:4])
        print(what, used() - before < 6000)
    for i in range(40):
        getattr(Longer(20), "d%d" % i)
    print("__getattr__", used() - before < 6000)


main()
