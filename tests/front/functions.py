# SPDX-License-Identifier: MIT
"""A docstring."""
@decorator
@a.b(c).d[0]
@(lambda f: f)
def f(a, b: int, /, c, d=1, *args: *Ts, e, f: str = 'x', **kwargs) -> None:
    'docstring'
    global g, h
    return
def g(*, a): return a,
def h(a, /): yield; x = yield a; yield from b; y = yield a, b; return (yield)
async def i():
    await a
    async for x in y: pass
    async with a as b, c: pass
    return [x async for x in y if await z]
class A: pass
class B(): x: int = 1
class C(A, *bases, metaclass=M, **kw):
    """Doc."""
    def __init__(self): super().__init__(); self.__x = self.__y__ = __z
def generic[T: int, U: (int, str) = str, *Ts = *tuple[int], **P = [int]](x: T) -> U: return x
class Generic[T](Base[T]): pass
@d
class D: ...
@d
async def e(): ...
lambda: (yield)
