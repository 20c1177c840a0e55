# SPDX-License-Identifier: MIT
# not: stock
# async with and async for take what the type has, not the object; what lacks it is a TypeError.


async def enter(manager):
    async with manager as entered:
        print("in", entered)
    print("out")


async def each(iterable):
    async for item in iterable:
        print("item", item)
    else:
        print("end")


async def listed(iterable):
    return [x async for x in iterable]


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        print("done", e.value)
    except Exception as e:
        print(type(e).__name__, e)


class Manager:
    async def __aenter__(self):
        print("enter")
        return 1

    async def __aexit__(self, *reason):
        print("exit", reason[0])
        return True


class Plain:
    def __enter__(self):
        return self

    def __exit__(self, *reason):
        print("exit")


class Enters:
    async def __aenter__(self):
        print("never")


class Exits:
    async def __aexit__(self, *reason):
        print("never")


class Proxy:
    def __init__(self, to):
        self.to = to

    def __getattr__(self, name):
        return getattr(self.to, name)


class Meta(type):
    async def __aenter__(cls):
        return cls.__name__

    async def __aexit__(cls, *reason):
        print("exit of", cls.__name__)


class Made(metaclass=Meta):
    pass


class Static:
    @staticmethod
    async def __aenter__():
        return "static"

    @classmethod
    async def __aexit__(cls, *reason):
        print("class", cls.__name__, len(reason))


own = Manager()
own.__aenter__ = own.__aexit__ = None
bare = Exits()
bare.__aenter__ = Manager().__aenter__
for manager in (Manager(), own, bare, Plain(), Enters(), Exits(), Proxy(Manager()), 3, None, Manager, Made, Static()):
    run(enter(manager))


async def raises():
    async with Manager():
        raise ValueError
    async with Manager(), Exits() as never:
        print("never")
    return "both"


run(raises())


class Numbers:
    def __init__(self, n):
        self.n = n
        self.__anext__ = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Wrong:
    def __aiter__(self):
        return 3


class Own:
    def __init__(self):
        self.__aiter__ = lambda: Numbers(2)


class NoNext:
    def __aiter__(self):
        self.__anext__ = Numbers(1).__anext__
        return self


async def generate():
    yield "first"
    yield "second"


for iterable in (Numbers(2), Wrong(), Own(), NoNext(), Proxy(Numbers(2)), generate(), [1], None, Numbers):
    run(each(iterable))
for iterable in (Numbers(2), Wrong(), generate(), [1]):
    run(listed(iterable))


class Held(Plain):
    def __init__(self):
        self.__enter__ = lambda: "own"
        self.__exit__ = lambda *reason: print("own exit")


class Half:
    def __enter__(self):
        print("never")


class MetaPlain(type):
    def __enter__(cls):
        return cls.__name__

    def __exit__(cls, *reason):
        print("exit of", cls.__name__)


class MadePlain(metaclass=MetaPlain):
    def __enter__(self):
        return "of instance"


class StaticPlain:
    @staticmethod
    def __enter__():
        return "static"

    @classmethod
    def __exit__(cls, *reason):
        print("class", cls.__name__, len(reason))

    def __getattribute__(self, name):
        print("never asked")


def use(manager):
    try:
        with manager as entered:
            print(type(entered).__name__, entered if isinstance(entered, str) else "")
    except TypeError as e:
        print(e)


for manager in (Held(), Half(), MadePlain, MadePlain(), StaticPlain(), Enters()):
    use(manager)
