# SPDX-License-Identifier: MIT
# Rows of functions that are inlined into others, with handlers or without (the lines here).
def bad(x):
    return 1 / x


def reraise(x):
    try:
        return bad(x)
    except ZeroDivisionError:
        raise


def wrapped(x):
    try:
        return bad(x)
    except ZeroDivisionError as e:
        raise ValueError("w") from e


def fin(x):
    try:
        return bad(x)
    finally:
        x += 1


class M:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        return False


def with_(x):
    with M():
        return bad(x)


def loop(x):
    for i in range(3):
        try:
            bad(x)
        except ZeroDivisionError as e:
            err = e
    raise err


def nested(x):
    def inner():
        return bad(x)
    return inner()


def gen(x):
    yield bad(x)


def deep(n):
    if n:
        return deep(n - 1)
    return bad(0)


def key(d):
    return d["missing"]


def attr(o):
    return o.missing


def glob():
    return missing_name


def builtin(x):
    return sorted([1, "a", x])


def callback(x):
    return sorted([3, 2, x], key=lambda v: bad(0))


def tb_of(f, *a):
    try:
        f(*a)
    except Exception as e:
        out = []
        while e:
            tb, rows = e.__traceback__, []
            while tb:
                rows.append(tb.tb_lineno)
                tb = tb.tb_next
            out.append((type(e).__name__, rows))
            e = e.__cause__ or e.__context__
        print(f.__name__, out)


for f in reraise, wrapped, fin, with_, loop, nested, deep, builtin, callback:
    tb_of(f, 0)
tb_of(lambda: next(gen(0)))
tb_of(key, {})
tb_of(attr, 3)
tb_of(glob)
tb_of(M, 1)
tb_of(bad)
tb_of(loop)
