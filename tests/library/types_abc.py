# SPDX-License-Identifier: MIT
import types
from abc import ABC, ABCMeta, abstractmethod
from types import SimpleNamespace, MappingProxyType

n = SimpleNamespace(a=1, b="x")
n.c = [n.a]
print(n, n.a, n == SimpleNamespace(a=1, b="x", c=[1]), n == 5, vars(n)["b"])
d = {"k": 1}
m = MappingProxyType(d)
d["l"] = 2
print(m["k"], len(m), list(m), "l" in m, m.get("z", 0), m == d, m, sorted(m.items()), m | {"z": 3})
try:
    m["k"] = 5
except TypeError as error:
    print("TypeError")


def generator():
    yield


async def coroutine():
    pass


class Plain:
    def method(self):
        pass


c = coroutine()
print(isinstance(generator, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(len, types.BuiltinFunctionType),
      isinstance(generator(), types.GeneratorType), isinstance(c, types.CoroutineType), isinstance(Plain().method, types.MethodType),
      isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance(Plain, types.FunctionType))
c.close()
print(types.new_class("New", (Plain,), {}, lambda ns: ns.update(x=5)).x)


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 0

    @property
    @abstractmethod
    def name(self):
        pass

    @classmethod
    @abstractmethod
    def make(cls):
        pass

    @staticmethod
    @abstractmethod
    def helper():
        pass

    def describe(self):
        return "%s of %d" % (self.name, self.area())


class Half(Shape):
    def area(self):
        return super().area() + 1

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def helper():
        return 1


class Square(Half):
    name = "square"


print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__ == frozenset())
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
print(Square.make().describe(), isinstance(Square(), Shape), issubclass(Half, Shape), Square.helper(), type(Shape) is ABCMeta)


class Closable(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "close") else NotImplemented


class Door:
    def close(self):
        pass


print(isinstance(Door(), Closable), isinstance(5, Closable), issubclass(Door, Closable))


class Registry(ABC):
    pass


@Registry.register
class Other:
    pass


class Below(Other):
    pass


class Above(Registry):
    pass


Above.register(int)
print(isinstance(Other(), Registry), issubclass(Below, Registry), isinstance(True, Above), isinstance(3, Registry), isinstance("", Registry))
try:
    Above.register(5)
except TypeError as error:
    print(error)


@types.coroutine
def pause():
    return (yield "pause")


async def pauses():
    return await pause()


it = pauses().__await__()
print(next(it))
try:
    it.send(8)
except StopIteration as e:
    print(e.value)
print(list(pause()))
