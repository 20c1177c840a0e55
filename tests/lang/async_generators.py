# SPDX-License-Identifier: MIT
# Asynchronous generators (PEP 525), comprehensions (PEP 530), async with, aiter() and anext().
class Wait:
    """Gives its values to the loop, then returns a result."""

    def __init__(self, *values):
        self.values = values

    def __await__(self):
        for v in self.values:
            got = yield v
            if got is not None:
                print('loop sent', got)
        return sum(self.values)


def run(coroutine, *sent):
    """Drives a coroutine; what it gives is printed, `sent` is sent back in turn."""
    sent = list(sent)
    give = None
    while True:
        try:
            print('  loop got', coroutine.send(give))
        except StopIteration as e:
            return e.value
        give = sent.pop(0) if sent else None


async def count(n):
    try:
        for i in range(n):
            got = yield i
            if got is not None:
                print('got', got)
            await Wait(10 + i)
    finally:
        print('count ends')


async def plain(n):
    for i in range(n):
        yield i


async def loop():
    async for i in count(3):
        print('item', i)
    else:
        print('else')
    g = count(5)
    async for i in g:
        if i == 1:
            break
    await g.aclose()
    return 'done'


print(run(loop(), None, 'a'))


async def comprehensions():
    print([i async for i in count(2)])
    print({i: i * i async for i in count(3) if i != 1})
    print(sorted({j async for i in count(2) for j in (i, i + 10)}))
    print([await Wait(i) for i in range(3)])
    fs = [lambda: (i, k) async for i in count(2) for k in [i]]
    print([f() for f in fs])
    gen = (i + 100 async for i in count(2) if await Wait(i) >= 0)
    print([x async for x in gen])
    gen = (await Wait(i) for i in (1, 2))
    print(type(gen).__name__, [x async for x in gen])
    print([[j async for j in count(i)] for i in range(3)])


print(run(comprehensions()))


async def methods():
    g = count(4)
    print(type(g).__name__, g.__aiter__() is g, aiter(g) is g, g.ag_running, g.__name__, g.__qualname__)
    print(await g.__anext__())
    print(await g.asend('hello'))
    print(await anext(g))
    try:
        await g.athrow(ValueError('thrown'))
    except ValueError as e:
        print('caught', e)
    try:
        await g.__anext__()
    except StopAsyncIteration as e:
        print('stop', e.args)
    print(await g.aclose())
    print(await anext(g, 'default'), await anext(plain(1), 'default'))
    g = count(2)
    await g.asend(None)
    print(await g.aclose(), await g.aclose())
    try:
        await g.asend(1)
    except StopAsyncIteration:
        print('stop')
    fresh = count(2)
    print(await fresh.aclose())
    print([x async for x in fresh])
    try:
        await count(1).asend(5)
    except TypeError as e:
        print(e)
    try:
        await count(1).athrow(KeyError)
    except KeyError as e:
        print('KeyError', e.args)


print(run(methods()))


async def catcher():
    n = 0
    while True:
        try:
            n += 1
            got = yield n
            print('got', got)
        except ValueError as e:
            print('inside', e)
            await Wait(7)
        except GeneratorExit:
            print('exit')
            await Wait(8)
            return


async def throwing():
    g = catcher()
    print(await g.asend(None))
    print(await g.athrow(ValueError('one')))
    print(await g.asend('two'))
    print(await g.aclose())
    async def stubborn():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    g = stubborn()
    await g.asend(None)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
    async def stops(kind):
        yield 1
        raise kind
    for kind in (StopIteration, StopAsyncIteration):
        try:
            async for x in stops(kind):
                print(x)
        except RuntimeError as e:
            print(e, type(e.__cause__).__name__)
    step = plain(1).__anext__()
    await step
    try:
        await step
    except RuntimeError as e:
        print(e)
    closing = count(1).aclose()
    await closing
    try:
        await closing
    except RuntimeError as e:
        print(e)


print(run(throwing()))


async def running():
    g = catcher()
    await g.asend(None)
    step = g.athrow(ValueError('x'))
    print(step.send(None), g.ag_running)
    for other in (g.asend(None), g.aclose(), g.athrow(KeyError)):
        try:
            other.send(None)
        except RuntimeError as e:
            print(e)
    try:
        step.send(None)
    except StopIteration as e:
        print('value', e.value, g.ag_running)
    await g.aclose()


print(run(running()))


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await Wait(1)
        print('enter', self.name)
        return self.name

    async def __aexit__(self, kind, value, traceback):
        await Wait(2)
        print('exit', self.name, kind and kind.__name__, value)
        return self.swallow


class Squares:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.i += 1
        if self.i > self.n:
            raise StopAsyncIteration
        return self.i ** 2


async def managers():
    async with Manager('a') as a, Manager('b', True) as b:
        print(a, b)
        raise ValueError('inside')
    async with Manager('c'):
        async for i in Squares(3):
            if i == 4:
                print('four')
                continue
            print(i)
    it = aiter(Squares(1))
    print(await anext(it), await anext(it, None))
    async def early():
        async with Manager('d'):
            return 'returned'
    print(await early())
    async def gen():
        async with Manager('e') as e:
            yield e
            yield e * 2
    print([x async for x in gen()])
    try:
        async with Manager('f'):
            raise KeyError('k')
    except KeyError as e:
        print('caught', e)


print(run(managers()))
for f, arg in ((aiter, [1]), (anext, iter([1])), (aiter, None)):
    try:
        f(arg)
    except TypeError as e:
        print(e)


async def delegate(n):
    async for x in count(n):
        yield x
    async for x in Squares(2):
        yield -x


async def nested():
    return [x async for x in delegate(2)]


print(run(nested()))


async def closed_by_throw():
    async for x in delegate(3):
        print('x', x)


c = closed_by_throw()
print(c.send(None))
try:
    c.throw(KeyError('from the loop'))
except KeyError as e:
    print('out', e)
