# SPDX-License-Identifier: MIT
# not: stock
# with takes __enter__ and __exit__ of the type, not of the instance.


class Proxy:
    def __init__(self, to):
        self.to = to

    def __getattr__(self, name):
        return getattr(self.to, name)


class Held:
    def __init__(self):
        self.__enter__ = lambda: "own"
        self.__exit__ = lambda *reason: None


class Manager:
    def __enter__(self):
        return "manager"

    def __exit__(self, *reason):
        return False


class Half:
    def __exit__(self, *reason):
        return False


class Derived(Manager):
    pass


for thing in (Manager(), Derived(), Proxy(Manager()), Held(), Half(), Manager, memoryview(b"a"), 5):
    try:
        with thing as entered:
            print(type(entered).__name__)
    except TypeError as e:
        print(e)
