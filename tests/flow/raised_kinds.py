# SPDX-License-Identifier: MIT
"""What is raised is an exception, whatever made it, and its class makes others."""


class Own(Exception):
    def __init__(self, what, more=None):
        super().__init__(what)
        self.more = more if more is not None else []


class Plain:
    pass




def make(kind):
    return Own("made", {"k": kind})


def catch(f, *args):
    try:
        f(*args)
    except BaseException as error:
        return error


def throw(x):
    raise x


def cause(x, y):
    raise x from y


error = catch(throw, make(1))
print(error.more["k"], type(error)("b").more, error.__class__("c", (1,)).more[0])
print(type(catch(throw, Plain())).__name__, type(catch(throw, 3)).__name__)
print(catch(throw, ValueError).args, catch(throw, KeyError("k")).args[0].upper())
print(type(catch(cause, ValueError("v"), KeyError)).__name__, catch(cause, Own("x"), Own("y", "z")).__cause__.more.upper())


def gen():
    while True:
        try:
            yield
        except Own as error:
            yield error.more


g = gen()
next(g)
print(g.throw(Own("t", [5]))[0])
next(g)
print(g.throw(Own, "u"))


class Exits:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.again = kind("again", (value.args[0],))
        return True


with Exits() as e:
    raise Own("first")
print(e.again.more[0])
