# SPDX-License-Identifier: MIT
# What * and ** say of values that cannot be spread, in displays and in calls.
class Plain: pass
class Refuses:
    def __iter__(self): raise TypeError("not now")
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
def f(*a, **k): return a, k

for t in (lambda: [*5], lambda: (1, *None), lambda: {*5}, lambda: [*Plain()], lambda: [*Refuses()], lambda: [*Old()],
          lambda: {**5}, lambda: {**[(1, 2)]}, lambda: {**Plain()}, lambda: {'a': 1, **{'b': 2}, **dict(a=3)},
          lambda: f(*3), lambda: f(*3, 1), lambda: f(1, *Plain()), lambda: f(*Plain()), lambda: f(*Refuses()),
          lambda: f(*Old(), *'ab'), lambda: f(**3), lambda: f(x=1, **{'x': 2}), lambda: Plain(x=1, **{'x': 2}),
          lambda: Plain(*5), lambda: print(*7), lambda: [].extend(5),
          lambda: [*f]):
    try:
        print(t())
    except TypeError as e:
        print(e)

# a class made by a call belongs to the module that calls
made = type('Made', (Plain,), {'x': 1})
print(made.__module__ == __name__, made.__module__ == Plain.__module__, made.x)
try:
    type('Both', (int, str), {})
except TypeError as e:
    print(e)

class Both:
    def __index__(self): return 2
    def __int__(self): return 20
print('%d %x' % (Both(), Both()))
