# SPDX-License-Identifier: MIT
# pend_throw, which MicroPython's generators have: the next resume raises.
# expect: 0 None
# expect: caught ValueError('a') 10
# expect: None ValueError('b')
# expect: 11
# expect: KeyError 1
# expect: ended
# expect: OSError 2
# expect: ValueError generator already executing
# expect: TypeError exceptions must derive from BaseException
def numbers():
    i = 0
    while True:
        try:
            yield i
            i += 1
        except ValueError as e:
            print("caught", repr(e), end=" ")
            i = 10


g = numbers()
print(next(g), g.pend_throw(ValueError("a")))
print(next(g))
print(g.pend_throw(ValueError("b")), repr(g.pend_throw(None)))
print(g.send(None))
g.pend_throw(KeyError)
g.pend_throw(KeyError(1))
try:
    next(g)
except KeyError as e:
    print("KeyError", e)
print(next(g, "ended"))
g = numbers()
g.pend_throw(OSError(2))
try:
    next(g)
except OSError as e:
    print("OSError", e)


def itself():
    try:
        me.pend_throw(OSError())
    except Exception as e:
        print(type(e).__name__, e)
    yield


me = itself()
next(me)
try:
    me.pend_throw(5)
except TypeError as e:
    print("TypeError", e)
