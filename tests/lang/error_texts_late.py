# SPDX-License-Identifier: MIT
# The text of an error that the runtime raises is that of the moment it was raised, whenever it is asked for.
def caught(f, *args):
    try:
        f(*args)
    except Exception as e:
        return e


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "Thing(%s)" % self.name


def attribute(v):
    return v.missing


thing = Thing("a")
e = caught(attribute, thing)
thing.name = "b"
print(e, repr(e), e.args, str(e))
print(e.args is e.args)

numbers = [1, 2]
e = caught(lambda: numbers + 1)
numbers.append(3)
print(e)
e = caught(lambda: {}[thing])
thing.name = "c"
print(repr(e), e.args[0] is thing)
e = caught(int, "12x")
print(e, e.args)
e = caught(lambda: 1 // 0)
e.args = ("changed", 2)
print(e, repr(e))
e = caught(lambda: 1 // 0)
e.__init__("once more")
print(e)
e = caught(lambda: thing())
print(repr(e), len(e.args), type(e).__name__)


def nested():
    try:
        1 % 0
    except ZeroDivisionError as e:
        raise ValueError(str(e)) from e


e = caught(nested)
print(e, repr(e.__cause__), e.__cause__.args)


# Many that nobody reads, then one that somebody does.
class Empty:
    pass


n = 0
for i in range(300):
    try:
        Empty().absent
    except AttributeError as e:
        n += 1
        last = e
print(n, last)

match last:
    case AttributeError(args=(text,)):
        print("matched", text)
