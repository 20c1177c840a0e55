# SPDX-License-Identifier: MIT
# async def, await, async for, async with; driven by hand.
class Wait:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got

async def add(a, b):
    x = await Wait(a)
    y = await Wait(b)
    return x + y

def run(coro, answers):
    sent, out = None, []
    try:
        while True:
            out.append(coro.send(sent))
            sent = answers.pop(0)
    except StopIteration as e:
        return out, e.value
print(run(add(1, 2), [10, 20]))

async def outer():
    r = await add('p', 'q')
    return r * 2
print(run(outer(), [3, 4]))

class Countdown:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await Wait(('tick', self.n))
        return self.n

async def loop():
    seen = []
    async for v in Countdown(3):
        seen.append(v)
    else:
        seen.append('else')
    return seen
print(run(loop(), [None, None, None]))

class Manager:
    async def __aenter__(self):
        await Wait('enter')
        return 'resource'
    async def __aexit__(self, t, v, tb):
        await Wait('exit')
        print('exit with', t.__name__ if t else None)
        return t is ValueError

async def managed(fail):
    async with Manager() as m:
        print('body', m)
        if fail: raise ValueError('x')
    return 'done'
print(run(managed(False), [None, None]))
print(run(managed(True), [None, None]))

async def raising():
    try:
        await Wait(1)
    except KeyError as e:
        return 'caught ' + str(e)
c = raising()
c.send(None)
try:
    c.throw(KeyError('k'))
except StopIteration as e:
    print(e.value)
c = raising()
print(type(c).__name__)
c.close()
