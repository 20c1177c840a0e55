# SPDX-License-Identifier: MIT
class E(Exception):
    def __init__(self, a, *, b=None):
        super().__init__(a)
        self.b = b


class F(KeyError):
    name = "F"


def f(x):
    try:
        raise x
    except E as e:
        return e.b["k"], e.args[0][0]
    except F as e:
        return e.name.lower(), e.args
    except (OSError, StopIteration) as e:
        return e.args, getattr_value(e)
    except Exception as e:
        return type(e).__name__, e.args


def getattr_value(e):
    return e.errno if isinstance(e, OSError) else e.value


print(f(E([1], b={"k": 2})), f(F("q")), f(OSError(5, "x")), f(StopIteration({"v": 1})), f(ValueError(3)), f(ZeroDivisionError))
try:
    try:
        {}["x"]
    except KeyError as e:
        raise E("outer", b=[e]) from e
except E as e:
    print(e.b[0].args[0].upper(), repr(e.__cause__), type(e.__context__).__name__)
try:
    int("x")
except ValueError as e:
    s = str(e)
    print(s[:7], e.args[0] == s)
