# SPDX-License-Identifier: MIT
"""Special methods of classes that only asynchronous statements call; what they get and give."""


class Reason(Exception):
    def __init__(self, parts):
        super().__init__(parts)
        self.parts = parts


class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        return {self.name: [1]}

    async def __aexit__(self, kind, error, traceback):
        if error is not None:
            print(self.name, kind.__name__, error.parts[1:], kind is error.__class__)
        return self.name == "quiet"


class Lines:
    def __init__(self, texts):
        self.texts = texts

    def __aiter__(self):
        return Reader(list(self.texts))


class Reader:
    def __init__(self, left):
        self.left = left

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        return self.left.pop(0)


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return iter_of(self)


def iter_of(ready):
    yield
    return ready.value


async def main():
    async with Manager("plain") as got:
        for key, value in got.items():
            print(key, value[0])
    async with Manager("quiet"):
        raise Reason("abc")
    try:
        async with Manager("loud") as a, Manager("inner") as b:
            print(sorted(a) + sorted(b))
            raise Reason((1, 2))
    except Reason as error:
        print(error.parts)
    async for line in Lines(("a-b", b"cd")):
        print(line[0:1])
    else:
        print("end")
    print([line async for line in Lines("xy")], {x: await Ready(x) async for x in Lines([1.5])})
    print(sum([x async for x in Lines((1, 2)) if await Ready(x > 1)]))
    both = (await Ready(x) async for x in Lines([(1, 2), (3,)]))
    async for first, *rest in both:
        print(first, rest)


coro = main()
try:
    while True:
        coro.send(None)
except StopIteration:
    pass
