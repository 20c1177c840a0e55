# SPDX-License-Identifier: MIT
# What generators are thrown: a class with a value, a tuple with its arguments, an instance, errors of the class itself.
def g():
    try:
        yield 1
    except BaseException as e:
        print(type(e).__name__, e.args)
    yield "ended"
def go(*a):
    x = g(); next(x)
    try:
        print(x.throw(*a))
    except BaseException as e:
        print('out', type(e).__name__, e.args, e)
go(ValueError, (1, 2))
go(ValueError, ())
go(ValueError, 5)
go(ValueError, None)
go(ValueError, KeyError(3))
go(ValueError, ValueError(3))
class V(ValueError): pass
go(ValueError, V(1,2))
go(V, ValueError(1))
class W(ValueError):
    def __init__(self, a, b): super().__init__(a, b); self.a=a
go(W, (1,2))
go(W, (1,))
go(W, 1)
go(ValueError(1), None)
go(OSError, (2, 'x'))


x = g()
next(x)
for what in (2, ()):
    try:
        x.throw(ValueError(1), what)
    except TypeError as e:
        print(e)
print(x.throw(KeyError, "last"))


async def ag():
    try:
        yield 1
    except ValueError as e:
        print(e.args)
    yield 2


def drive(step):
    try:
        step.send(None)
    except StopIteration as e:
        print("gave", e.value)


a = ag()
drive(a.__anext__())
drive(a.athrow(ValueError, (3, 4)))
a = ag()
drive(a.__anext__())
drive(a.athrow(ValueError, KeyError(5)))
