# SPDX-License-Identifier: MIT
# global, class scopes, comprehension scopes, unbound names.
x = 'module'

def read(): return x
def write():
    global x
    x = 'changed'
def shadow():
    x = 'local'
    return x
print(read(), shadow(), x)
write()
print(read(), x)

def make_global():
    global fresh
    fresh = 42
make_global()
print(fresh)

class K:
    x = 'class'
    y = x + '!'
    def method(self):
        return x, self.x
    listed = [i for i in range(3)]
print(K.y, K().method(), K.listed)

i = 'kept'
[i for i in range(5)]
{i: 1 for i in range(3)}
print(i)

def unbound(flag):
    if flag:
        v = 1
    return v
print(unbound(True))
try:
    unbound(False)
except UnboundLocalError as e:
    print(e)
try:
    missing_name
except NameError as e:
    print(e)
try:
    del missing_too
except NameError as e:
    print(e)

del fresh
try:
    fresh
except NameError as e:
    print(e)

def del_local():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        return str(e)
print(del_local())

def nested_global():
    x = 'enclosing'
    def inner():
        global x
        return x
    return inner(), x
print(nested_global())
print([y for y in range(3) if (last := y) > 0], last)

def walrus():
    if (n := len('abc')) > 2:
        return n
print(walrus())
print(sorted(k for k in globals() if k in ('x', 'i', 'last', 'K')))

def loc(a, b=2):
    c = a + b
    return sorted(locals().items())
print(loc(1))
