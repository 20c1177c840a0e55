# SPDX-License-Identifier: MIT
# not: stock
# Lines of tracebacks: of each kind of statement, where it is one of several lines, far from the one before it, or before that.
import sys


class Fails:
    def fail(self, *args, **kwargs):
        raise ValueError

    __getitem__ = __setitem__ = __add__ = __iadd__ = __neg__ = __contains__ = __call__ = __enter__ = __lt__ = __bool__ = __iter__ = fail


bad = Fails()


def lines(f, *args):
    try:
        f(*args)
    except Exception as e:
        tb, out = e.__traceback__.tb_next, []
        while tb:
            out.append(tb.tb_lineno)
            tb = tb.tb_next
        print(type(e).__name__, out)


def step(n, limit):
    if n == limit:
        raise IndexError(n)
    return n + 1


# The limit counts the steps until one fails: each line of the function is in the traceback of some limit.
def statements(limit):
    n = step(0, limit)
    n = step(n, limit)

    n = step(n, limit)


    n = step(n, limit)
    if step(n, limit) == 5: n = step(4, limit)
    else:
        n = 0
    while n < 7:
        n = step(n, limit)
    # for loops are gone through twice

    for i in range(2):
        n = step(n,
                 limit)
        try:
            n = step(n, limit)
        finally:
            n = step(n, limit)
    else:
        n = step(n, limit)
    values = [
        step(14, limit),
        step(15, limit),
        'constant',

        step(16, limit),
    ]
    values = {
        'a': step(17, limit),
        'b': 1,
        'c': step(18, limit),
    }
    n = max(step(19, limit), 2,
            step(20, limit))
    with_default = lambda: step(21, limit)
    with_default()
    n = (step(22, limit)
         + step(23, limit)
         * step(24, limit))
    try:
        step(1, 1)
    except TypeError:
        pass
    except IndexError:
        n = step(25, limit)
    n = list(step(x, limit) for x in range(26, 28))
    def inner(a=step(28, limit),
              b=step(29, limit)):
        return step(30, limit)
    inner()

    class Class:
        a = step(31, limit)
        """Text."""
        b = step(32, limit)

        def method(self):
            """Text of several
            lines.
            """
            return step(33, limit)
        c = step(34, limit)
    Class().method()
    del n
    assert step(35, limit), step(36, limit)
    x = y = step(37, limit)
    if x and \
            step(38, limit) and (
                y or step(1, limit)):
        pass
    return step(39,
                limit)


for limit in range(40):
    lines(statements, limit)


def generates():
    yield 1

    yield step(2, 2)


def throws():
    g = generates()
    next(g)
    g.throw(
        KeyError('thrown'))


def unset():
    if bad is None:
        x = 1

    return x


def attribute():
    a = None
    a.b = 1


def missing():
    pass
    pass
    pass
    return no_such_name


def indexed(x):
    x[0]


def stored(x):

    x[0] = 1


def added(x):
    y = x
    y += 1


def negated(x): return -x


def contained(x):
    return (
        1 in x)


def called(x):
    x(
        1,
        2,
        )


def entered(x):
    a = 1
    with x:
        pass


def compared(x):
    a = 1
    return a if x < 1 else 2


def tested(x):
    while x:
        pass


def gone_through(x):
    a = 1
    for i in x:
        pass


def raised(x):
    raise \
        x


def raised_again():
    try:
        step(3, 3)
    except IndexError:

        raise


def raised_in_finally():
    try:
        step(3, 3)
    finally:
        a = 1
        step(4, 4)


def unpacked(x):
    a, b = 1, 2
    a, b = a, x
    a, b = a


lines(lambda: list(generates()))
for f in throws, unset, attribute, missing, raised_again, raised_in_finally:
    lines(f)
for f in indexed, stored, added, negated, contained, called, entered, compared, tested, gone_through, unpacked:
    lines(f, bad)
lines(raised, KeyError)
lines(lambda: step(
    1, 1))
try:
    sys.no_such_member
except AttributeError as e:
    print(e.__traceback__.tb_lineno)
