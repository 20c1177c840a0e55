# SPDX-License-Identifier: MIT
# A chain of generators that wait for each other: what is sent, thrown and returned goes through all of them.


def leaf(log):
    got = yield "first"
    log.append(got)
    try:
        got = yield "second"
    except KeyError as e:
        log.append(repr(e))
        got = yield "caught"
    log.append(got)
    return "result"


def link(inner):
    result = yield from inner
    return "<" + str(result) + ">"


def guarded(inner, log):
    try:
        return (yield from inner)
    finally:
        log.append("finally")


def chain(inner, n):
    for i in range(n):
        inner = link(inner)
    return inner


def drive(g, sent):
    out = [next(g)]
    try:
        for x in sent:
            out.append(g.send(x))
    except StopIteration as e:
        out.append(("returned", e.value))
    return out


log = []
print(drive(chain(leaf(log), 5), [1, 2, 3]), log)
log = []
print(drive(chain(guarded(chain(leaf(log), 2), log), 2), [1, 2, 3]), log)

log = []
g = chain(leaf(log), 4)
print(next(g), g.send(1), g.throw(KeyError("k")))
try:
    g.send(9)
except StopIteration as e:
    print(e.value, log)
try:
    next(g)
except StopIteration as e:
    print("finished", e.value)


def fails():
    yield 1
    raise ValueError("from the end")


g = chain(fails(), 3)
print(next(g))
try:
    next(g)
except ValueError as e:
    print("caught", e)
print(list(g))


def stops():
    yield 1
    raise StopIteration("not allowed")


g = chain(stops(), 2)
print(next(g))
try:
    next(g)
except RuntimeError as e:
    print(e)


def again():
    yield "in"
    try:
        next(outer)
    except ValueError as e:
        yield str(e)


outer = chain(again(), 3)
print(list(outer))


def handles(inner):
    try:
        yield from inner
    except ValueError as e:
        yield "handled " + str(e)
    try:
        1 // 0
    except ZeroDivisionError:
        yield from chain(iter([7, 8]), 1)
        try:
            raise
        except ZeroDivisionError as e:
            yield str(e)


print(list(handles(chain(fails(), 2))))

g = chain(leaf([]), 3)
next(g)
g.close()
print(list(g))


def two(inner):
    a = yield from inner
    b = yield from link(leaf([]))
    return a, b


print(drive(two(chain(leaf([]), 2)), [1, 2, 3, 4, 5, 6]))


def empty():
    return "at once"
    yield


print(drive(two(empty()), [1, 2, 3]))
