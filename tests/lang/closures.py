# SPDX-License-Identifier: MIT
# Free variables, cells, nonlocal, late binding.
def counter(start=0):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

a, b = counter(), counter(10)
print(a(), a(), b(), a(5), b(-1))

def adders():
    return [lambda x: x + i for i in range(3)]
print([f(10) for f in adders()])

def adders_default():
    return [lambda x, i=i: x + i for i in range(3)]
print([f(10) for f in adders_default()])

def outer(x):
    def middle(y):
        def inner(z):
            return x, y, z
        return inner
    return middle
print(outer(1)(2)(3))

def shared():
    items = []
    def add(v): items.append(v)
    def get(): return items
    return add, get
add, get = shared()
add(1); add(2)
print(get())

def late():
    def use():
        return value
    value = 'set later'
    return use()
print(late())

def unset():
    def use():
        return value
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    value = 1
    return use()
print(unset())

def deleted():
    x = 1
    def use(): return x
    del x
    try:
        use()
    except NameError as e:
        print(e)
deleted()

def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run
print(compose(str, lambda x: x + 1, abs)(-41))

def memo(f):
    cache = {}
    def wrapped(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return wrapped

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60))

def param_cell(a, b):
    def swap():
        nonlocal a, b
        a, b = b, a
    swap()
    return a, b
print(param_cell(1, 2))
print(counter.__name__, a.__name__, a.__qualname__)


def unreachable():
    x = 1

    def middle():
        return 2

        def inner():
            return x

        return inner

    return middle()


print(unreachable())
