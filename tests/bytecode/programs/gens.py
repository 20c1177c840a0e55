# SPDX-License-Identifier: MIT
# Generators and coroutines driven by hand.
def count(n):
    i = 0
    while i < n:
        got = yield i
        if got:
            i += got
        i += 1
    return "done"


def delegate():
    r = yield from count(3)
    print("result", r)
    yield from [10, 20]
    return 5


print(list(delegate()))
g = count(10)
print(next(g), g.send(3), next(g))


def catcher():
    while True:
        try:
            yield 1
        except ValueError as e:
            print("caught", e)
        except GeneratorExit:
            print("exit")
            raise
        finally:
            print("fin")


g = catcher()
next(g)
g.throw(ValueError("thrown"))
g.close()


class Awaitable:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return got

    __iter__ = __await__


class Context:
    def __init__(self, swallow=False):
        self.swallow = swallow

    async def __aenter__(self):
        print("aenter", await Awaitable("e"))
        return "ctx"

    async def __aexit__(self, t, v, tb):
        print("aexit", t and t.__name__, v, await Awaitable("x"))
        return self.swallow


class Count:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        await Awaitable(self.i)
        return self.i


async def body(how):
    async with Context(how == "swallow") as c:
        print("body", c, await Awaitable("b"))
        if how in ("raise", "swallow"):
            raise ValueError(how)
        if how == "return":
            return "early"
    return "late"


async def loops():
    out = []
    async for i in Count(3):
        if i == 2:
            continue
        out.append(i)
    else:
        out.append("else")
    async for i in Count(5):
        async with Context():
            if i == 2:
                break
            continue
    out.append([x * 2 async for x in Count(3) if x != 2])
    out.append(sorted({x: await Awaitable(x) async for x in Count(2)}.items()))
    return out


def drive(coro):
    sent, value = None, "start"
    try:
        while True:
            value = coro.send(sent)
            sent = "r%s" % value
    except StopIteration as e:
        return e.value


for how in ("", "return", "swallow", "raise"):
    try:
        print(how, drive(body(how)))
    except ValueError as e:
        print("out", e)
print(drive(loops()))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))
e = (x for x in range(3))
print(next(e), list(e))
