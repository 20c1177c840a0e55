# SPDX-License-Identifier: MIT
from contextlib import contextmanager, closing, suppress, nullcontext, ExitStack, ContextDecorator, AbstractContextManager


@contextmanager
def tag(name, log):
    log.append("<%s>" % name)
    try:
        yield name.upper()
    finally:
        log.append("</%s>" % name)


log = []
with tag("a", log) as a, tag("b", log) as b:
    log.append(a + b)
print(log, tag.__name__)
log = []
try:
    with tag("x", log):
        raise KeyError("k")
except KeyError as error:
    print("out", error, log, error.__context__)


@contextmanager
def swallow(*kinds):
    try:
        yield
    except kinds as error:
        print("swallowed", type(error).__name__, error)


with swallow(ValueError):
    raise ValueError("v")
try:
    with swallow(ValueError):
        raise TypeError("t")
except TypeError as error:
    print("through", error)


@contextmanager
def replace():
    try:
        yield
    except ValueError as error:
        raise RuntimeError("instead") from error


try:
    with replace():
        raise ValueError("cause")
except RuntimeError as error:
    print(error, repr(error.__cause__))


@contextmanager
def nothing():
    if log is None:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def twice_after_error():
    try:
        yield 1
    except ValueError:
        yield 2


def use(manager, raised=None):
    try:
        with manager:
            if raised:
                raise raised
    except Exception as error:
        print(type(error).__name__, error, error is raised)
    else:
        print("fine")


use(nothing())
use(twice())
use(twice_after_error(), ValueError("x"))
use(tag("s", []), StopIteration("stop"))
use(swallow(StopIteration), StopIteration("stop"))
use(swallow(RuntimeError), RuntimeError("r"))


@tag("deco", log)
def decorated(x):
    log.append(x)
    return x * 2


print(decorated(4), decorated(5), log, decorated.__name__)


class Mark(ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc):
        print("exit", exc[0])
        return exc[0] is KeyError


@Mark()
def marked():
    print("inside")
    raise KeyError


print(marked())


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with suppress(KeyError, IndexError):
    [][1]
    print("not reached")
try:
    with suppress(KeyError):
        [][1]
except IndexError:
    print("IndexError")
with suppress():
    pass
with nullcontext(5) as five, nullcontext() as none:
    print(five, none)


class Plain(AbstractContextManager):
    def __exit__(self, *exc):
        pass


with Plain() as plain:
    print(type(plain).__name__)

with ExitStack() as stack:
    print(stack.enter_context(tag("one", log)), stack.enter_context(tag("two", log)))
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *exc: print("pushed", exc[0]))

    @stack.callback
    def last():
        print("last")

print(log[-4:])


def fails(what):
    def exit(kind, value, traceback):
        print("exit of", what, kind and kind.__name__, value)
        raise what
    return exit


def catches(kind, value, traceback):
    print("catches", kind and kind.__name__, value)
    return True


with ExitStack() as stack:
    stack.push(catches)
    stack.push(fails(ValueError("second")))
    stack.push(fails(KeyError("first")))
    raise IndexError("body")
try:
    with ExitStack() as stack:
        stack.push(fails(ValueError("v")))
        stack.push(catches)
        raise IndexError("body")
except ValueError as error:
    print("left with", error)
try:
    with ExitStack() as stack:
        stack.push(fails(ValueError("v")))
        raise IndexError("body")
except ValueError as error:
    print("left with", error, repr(error.__context__))
with ExitStack() as stack:
    stack.callback(print, "later")
    kept = stack.pop_all()
print("now")
kept.close()
try:
    ExitStack().enter_context(5)
except TypeError as error:
    print(error)
with ExitStack() as stack:
    stack.push(Mark())
    raise KeyError("pushed manager")
print("end")
