# SPDX-License-Identifier: MIT
# What __await__() of a coroutine gives is an iterator; what other __await__ methods may give.


def show(f, *args):
    try:
        print(f(*args))
    except (TypeError, RuntimeError, ValueError, StopIteration, AttributeError) as e:
        print(type(e).__name__, e)


async def value(v):
    return v


async def outer():
    return await value(5)


class Pause:
    def __await__(self):
        x = yield 1
        print("got", x)
        return 7


async def pauses():
    return await Pause()


class Delegates:
    def __init__(self, c):
        self.c = c

    def __await__(self):
        return self.c.__await__()


async def delegated():
    return await Delegates(pauses())


class Steps:
    def __init__(self):
        self.n = 0

    def __await__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise StopIteration("done")
        return self.n


async def steps():
    return await Steps()


it = value(3).__await__()
print(type(it).__name__, iter(it) is it)
show(next, it)
show(next, it)
it = outer().__await__()
show(it.send, None)
it = pauses().__await__()
print(next(it))
show(it.send, "hello")
it = pauses().__await__()
print(next(it))
show(it.throw, ValueError("v"))
it = pauses().__await__()
next(it)
print(it.close())
show(next, it)
it = pauses().__await__()
show(it.send, 1)
it.close()
print(list(delegated().__await__()), list(steps().__await__()))


def generator():
    r = yield from pauses().__await__()
    print("result", r)


print(list(generator()))
for x in delegated().__await__():
    print("x", x)
c = value(1)
show(next, c)
show(iter, c)
print([hasattr(c, name) for name in ("__await__", "__next__", "__iter__", "send")])
print(hasattr(it, "__await__"), hasattr(it, "__next__"))
c.close()
it = delegated().__await__()
next(it)
show(it.send, "through")
it = delegated().__await__()
next(it)
show(it.throw, ValueError("through"))


class Int:
    def __await__(self):
        return 5


class Coroutine:
    def __await__(self):
        return made


class List:
    def __await__(self):
        return [1]


class Fails:
    def __await__(self):
        raise ValueError("fails")


async def waits(x):
    await x


made = value(3)
for x in Int(), Coroutine(), List(), Fails(), 5:
    show(waits(x).send, None)
made.close()
