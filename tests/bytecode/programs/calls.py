# SPDX-License-Identifier: MIT
# Every kind of parameter and argument.
def plain(a, b, c=3):
    return (a, b, c)


def star(a, *rest, k=1, **more):
    return (a, rest, k, sorted(more.items()))


def only(*, x, y=2):
    return (x, y)


def positional(a, b, /, c):
    return (a, b, c)


def log(n):
    print("eval", n)
    return n


print(plain(1, 2), plain(1, c=5, b=4), plain(*[1, 2]), plain(*(1,), **{"b": 2, "c": 9}))
print(star(1), star(1, 2, 3), star(1, *[2, 3], k=4, z=5, **{"y": 6}))
print(only(x=1), only(y=3, x=4), positional(1, 2, c=3), positional(1, 2, 3))
print(star(*range(3), *[7, 8], 9, **{"q": 1}, k=0, **{"r": 2}))
print(plain(log(1), *[log(2)], **{"c": log(3)}))
print((lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1, d=5))
print((lambda: 1)(), (lambda *a: a)(1, 2), (lambda **k: k)(a=1))


def defaults(a=log(10), *, b=log(11)):
    return a, b


print(defaults(), defaults(1, b=2))
many = [str(i) for i in range(40)]
print(star(*many)[1][-1], len(star(*many)[1]))


def deco(tag):
    print("deco", tag)

    def wrap(f):
        print("wrap", tag)

        def inner(*args, **kw):
            return (tag, f(*args, **kw))

        return inner

    return wrap


@deco("a")
@deco("b")
def decorated(x, y=1):
    return x + y


print(decorated(1), decorated(1, y=5))
for call in ("plain(1)", "plain(1, 2, 3, 4)", "plain(1, 2, b=3)", "only(1)", "only()", "plain(1, 2, d=4)"):
    try:
        eval(call) if False else {"plain(1)": lambda: plain(1), "plain(1, 2, 3, 4)": lambda: plain(1, 2, 3, 4),
                                  "plain(1, 2, b=3)": lambda: plain(1, 2, b=3), "only(1)": lambda: only(1),
                                  "only()": lambda: only(), "plain(1, 2, d=4)": lambda: plain(1, 2, d=4)}[call]()
    except TypeError:
        print("TypeError", call)
