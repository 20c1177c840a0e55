# SPDX-License-Identifier: MIT
# not: stock
# co_firstlineno of what has decorators is the line of the first; lines in tracebacks are those of the statements.
def fine(f):
    return f


def given(*args):
    return fine


@fine
@given(1,
       2)
def function(a,
             b=1):
    raise ValueError


class Class:
    @staticmethod

    # a comment
    @fine
    def method(): return 1 / 0

    @property
    def value(self):
        return self.missing

    def plain(self):
        pass


@fine
async def coroutine():
    pass


@fine
def generator():
    @fine
    @fine
    def inner():
        raise KeyError
    yield inner


@given(lambda: 0)
class Decorated:
    raised = None
    try:
        raise IndexError
    except IndexError as e:
        raised = e.__traceback__.tb_lineno


def line_of(f, *args):
    try:
        f(*args)
    except Exception as e:
        return e.__traceback__.tb_next.tb_lineno


inner = next(generator())
nothing = lambda: \
    None
for f in (function, Class.method, Class.value.fget, Class.plain, coroutine, generator, inner, nothing):
    print(f.__name__, f.__code__.co_firstlineno)
print(line_of(function, 1), line_of(Class.method), line_of(Class.value.fget, 3), line_of(inner), Decorated.raised)
