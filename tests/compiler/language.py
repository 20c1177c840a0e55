# SPDX-License-Identifier: MIT
# Everything of the language that has something of its own in code objects.
SOURCE = '''
import asyncio

class Base:
    """doc"""
    kind = "base"
    def __init__(self, v):
        self.v = v
        self.w = v * 2
    def __repr__(self):
        return f"{type(self).__name__}({self.v!r}, {self.w:>4})"
    @property
    def both(self):
        return self.v, self.w
    @staticmethod
    def s(a, /, b=2, *rest, c, d=4, **more):
        return a, b, rest, c, d, sorted(more.items())
    def __eq__(self, other):
        return isinstance(other, Base) and self.v == other.v
    __hash__ = None

class Derived(Base):
    __slots__ = ("only",)
    def __init__(self, v):
        super().__init__(v)
        self.only = [v]
    def counter(self):
        n = 0
        def step(by=1):
            nonlocal n
            n += by
            return n
        return step

print(Base(3), Derived("ab"), Derived(1).both, Base(1) == Derived(1))
print(Base.s(1, c=3, e=5, f=6), Base.s(1, 2, 3, 4, c=5))
step = Derived(1).counter()
print(step(), step(), step(by=5))

def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    finally:
        print("closed")
    return "end"

def outer():
    result = yield from gen(2)
    yield result

print(list(outer()))
g = gen(5)
next(g)
g.send("x")
g.close()
print([x * y for x in range(3) for y in "ab" if x], {k: v for k, v in zip("ab", (1, 2))}, sorted({i % 3 for i in range(9)}))
print(list(a + b for a, b in [(1, 2), (3, 4)]))

def matched(v):
    match v:
        case [a, *rest]: return "seq", a, rest
        case {"k": k, **more}: return "map", k, more
        case Base(v=inner) if inner: return "base", inner
        case int() | float(): return "number"
        case _: return "other"

print([matched(v) for v in ([1, 2, 3], {"k": 1, "j": 2}, Base(7), 2.5, None)])

class Manager:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *args): print("exit", args[0] and args[0].__name__); return True

with Manager() as m, Manager():
    raise KeyError("k")
try:
    try:
        {}["missing"]
    except KeyError as e:
        raise ValueError("second") from e
except ValueError as e:
    print(repr(e), repr(e.__cause__))
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as group:
    print(group.exceptions)
except* TypeError as group:
    print(group.exceptions)

async def work(n):
    await asyncio.sleep(0)
    return n * 2

async def main():
    print(await asyncio.gather(work(1), work(2)))
    async def agen():
        for i in range(3):
            yield i
    print([i async for i in agen()])

asyncio.run(main())
print(10**25, -(2**40), 1.5e300 * 1e300, 2j * 2j, b"bytes\\x00\\xff", ..., (1, (2, "three")), 0x7fffffff, -0x80000000)
print("%s %r %5.2f" % ("a", "b", 3.14159), "{:>5}|{:<5}|{:^5}".format(1, 2, 3))
first, *middle, last = range(6)
print(first, middle, last, [*range(3), *"ab"], {**{"a": 1}, "b": 2})
if (n := len(middle)) > 3: print("walrus", n)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
'''
exec(SOURCE, {"__name__": "program"})

print(eval("NotImplemented"), eval("Ellipsis is ..."))
made = {}
exec("def get():\n    return NotImplemented", made)
print(made["get"]())
