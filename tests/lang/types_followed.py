# SPDX-License-Identifier: MIT
"""Values on ways that an analysis of types can miss: through containers, attributes, closures, generators, exceptions."""


def add(a, b):
    return a + b


TABLE = {'plus': add, 3: lambda x: [x]}
QUEUE = []


class Box:
    kind = 'box'

    def __init__(self, *what, **more):
        self.what = what
        self.more = more

    def get(self):
        return self.what[-1]

    def later(self, f):
        self.f = f
        return self


class Loud(Box):
    def get(self):
        return super().get() * 2


def call_each(functions, argument):
    for f in functions:
        yield f(argument)


def echo():
    got = None
    while True:
        got = yield got


def counter(start):
    def step(by=1):
        nonlocal start
        start += by
        return start
    return step


def raiser(what):
    raise KeyError(what, [what])


print(TABLE['plus'](1, 2), TABLE['plus']('a', 'b'), TABLE[3](4.5))
boxes = [Box(1, 'x'), Loud([1], (2,)), Loud('ab', size={'a': 1})]
print([b.get() for b in boxes], boxes[2].more['size']['a'], Box.get(boxes[1]), boxes[0].kind)
print(boxes[0].later(str.upper).f('up'), boxes[0].later(boxes[1].get).f())
print(list(call_each([len, sorted, Box, boxes[1].later], 'cab'))[:2])
e = echo()
next(e)
print(e.send({1: 2})[1], e.send('xyz')[1:], e.send(7) + 1)
step = counter(10)
print(step(), step(by=5), step(2.5))
try:
    raiser('key')
except KeyError as error:
    print(error.args[0][1], error.args[1] + [2])
QUEUE.append((Box, (5,)))
QUEUE.append((dict, ([('a', b'b')],)))
for maker, arguments in QUEUE:
    made = maker(*arguments)
    print(made.get() if maker is Box else made['a'][0])
first, *rest = [{'k': {3: 'deep'}}, 'r', 2]
print(first['k'][3][0], rest[0] + 's', rest[1] << 40)
setter = Box(1)
setter.what = {'now': 'a dict'}
print(setter.what['now'], [k for k in setter.what], 'now' in setter.what)
Box.added = lambda self, n=2: n * self.what[0]
print(Box('ha').added(), Loud([1]).added(3))
print(max(boxes, key=lambda b: len(b.what)).what[0], sorted([3, 1, 2], key=lambda n: -n))
print({v: k for k, v in {'a': 1, 'b': (2, 3)}.items()}[(2, 3)], {1.5, 'x'} - {'x'})
