# SPDX-License-Identifier: MIT
import inspect
from functools import partial, wraps
from inspect import Parameter, Signature, signature


def attempt(function, *args, **keywords):
    try:
        print("->", function(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=1, /, c=2, *args, d, e="x", **kw):
    """Text.

    More text.
        Indented.
    """


def plain():
    pass


class C:
    def __init__(self, x, y=3):
        self.x = x

    def method(self, z):
        return z

    @classmethod
    def make(cls, q):
        pass

    @staticmethod
    def static(r, *, s=None):
        pass

    def __call__(self, called):
        pass


class D(C):
    pass


class Empty:
    pass


class New:
    def __new__(cls, only):
        return object.__new__(cls)


def decorate(function):
    @wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@decorate
def decorated(p, q=()):
    pass


for function in (f, plain, C, D, Empty, New, C.method, C(1).method, C.make, C.static, C(1), decorated, lambda u, *, v: 0):
    print(signature(function))
for function in (partial(f, 1), partial(f, 1, 2, d=4), partial(plain), partial(C.static, s=2)):
    print(signature(function))
attempt(signature, 5)
attempt(signature, int)
s = signature(f)
print(repr(s), list(s.parameters), s.return_annotation is Signature.empty, s == signature(f), s != signature(plain))
for p in s.parameters.values():
    print(p.name, p.kind, repr(p.kind), p.kind.description, p.default is Parameter.empty, repr(p))
bound = s.bind(1, d=5, more=6)
print(bound, bound.args, bound.kwargs, bound.arguments)
bound.apply_defaults()
print(bound.arguments, bound.args, bound.kwargs)
print(s.bind(1, 2, 3, 4, 5, d=6).args, s.bind_partial(1))
attempt(s.bind)
attempt(s.bind, 1)
attempt(signature(plain).bind, 1)
attempt(signature(plain).bind, x=1)
attempt(signature(C).bind, 1, x=1)
print(s.replace(parameters=list(s.parameters.values())[:2]))
print(Parameter("n", Parameter.KEYWORD_ONLY, default=5).replace(name="m"), Signature([Parameter("a", 1), Parameter("b", 2)]))
attempt(Parameter, "1a", 1)
attempt(Parameter, "a", 2, default=1)
attempt(Signature, [Parameter("a", 3), Parameter("b", 1)])
attempt(Signature, [Parameter("a", 1), Parameter("a", 1)])
attempt(Signature, [Parameter("a", 1, default=1), Parameter("b", 1)])


def annotated(a: int, b: str = "x", *args: float) -> bool:
    return annotated.__annotations__


print(signature(annotated))


def generator():
    yield


async def coroutine():
    pass


async def asynchronous():
    yield


objects = [plain, C, C(1), C(1).method, C.make, len, [].append, inspect, generator, coroutine, asynchronous, partial(generator), 5]
for name in ("isfunction", "isclass", "ismethod", "isbuiltin", "isroutine", "ismodule", "isgeneratorfunction",
             "iscoroutinefunction", "isasyncgenfunction", "iscode", "isgenerator"):
    print(name, [int(getattr(inspect, name)(x)) for x in objects])
made = coroutine()
print(inspect.isgenerator(generator()), inspect.iscoroutine(made), inspect.isawaitable(made), inspect.isasyncgen(asynchronous()), inspect.iscode(f.__code__))
made.close()
print([name for name, value in inspect.getmembers(C, inspect.isfunction)], inspect.getmembers(C(1), lambda v: v == 1))
print(inspect.getdoc(f), len(f.__doc__.split()))
print(repr(inspect.cleandoc("  a\n    b\n      c\n")), inspect.getmro(D) == (D, C, object), inspect.unwrap(decorated).__name__)
print(inspect.getattr_static(C(1), "x"), inspect.getattr_static(C, "make").__class__.__name__, inspect.getattr_static(C, "no", None))
print(inspect.getmodule(C).__name__ == __name__, inspect.getfile(f).endswith(".py"), inspect.isdatadescriptor(property()), inspect.isabstract(C))
