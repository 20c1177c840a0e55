# SPDX-License-Identifier: MIT
# PEP 695 and 696: type parameters are objects with a name, aliases are evaluated when they are asked for.
def first[T](items: list[T]) -> T:
    return items[0]


def names[T, *Ts, **P](x=1, *, y=2):
    return T, Ts, P, T.__name__, type(T).__name__, type(Ts).__name__, type(P).__name__, x, y


print(first([3, 4]), names(), names(5, y=6))


def default[T = int, U: (int, str) = str](x: T) -> U:
    return T


print(default(1))


class Stack[T]:
    kind = T

    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T):
        self.items.append(x)
        return T

    def method[U](self, x: U):
        return T, U, lambda: (T, U)


s = Stack()
print(s.push(1), s.push(2), s.items, Stack.kind, Stack[int] is Stack, s.method(1)[:2], s.method(1)[2]())


class Child[T](Stack[T]):
    pass


class Plain[T]:
    pass


print(Child().push(1), isinstance(Child(), Stack), Child[int]().items, Plain[str] is Plain, Plain.__name__)

type Number = int | missing_name
type Pair[A] = (A, A)
type Lazy = compute()


def compute():
    print('computed')
    return 42


print(Number, Number.__name__, type(Number).__name__, Pair.__value__, Lazy.__value__, Lazy.__value__, Pair[int])
try:
    Number.__value__
except NameError as e:
    print(e)


def outer():
    local = 'seen'
    type Inner = local

    def generic[T]():
        return T, local

    class C[V]:
        def get(self):
            return V, local

    return Inner.__value__, generic(), C().get()


print(outer())


def deco(f):
    print('deco', f.__name__)
    return f


@deco
def decorated[T](x=[1]):
    return T, x


print(decorated())
functions = []
for i in range(2):
    def loop[T](i=i):
        return T, i
    functions.append(loop)
print([f() for f in functions], functions[0]()[0] is functions[1]()[0])


async def coroutine[T]():
    return T


def generator[T]():
    yield T


print(list(generator()))
try:
    coroutine().send(None)
except StopIteration as e:
    print(e.value)
# expect: 3 (T, Ts, P, 'T', 'TypeVar', 'TypeVarTuple', 'ParamSpec', 1, 2) (T, Ts, P, 'T', 'TypeVar', 'TypeVarTuple', 'ParamSpec', 5, 6)
# expect: T
# expect: T T [1, 2] T True (T, U) (T, U)
# expect: T True [] True Plain
# expect: computed
# expect: Number Number TypeAliasType (A, A) 42 42 Pair
# expect: name 'missing_name' is not defined
# expect: ('seen', (T, 'seen'), (V, 'seen'))
# expect: deco decorated
# expect: (T, [1])
# expect: [(T, 0), (T, 1)] False
# expect: [T]
# expect: T
