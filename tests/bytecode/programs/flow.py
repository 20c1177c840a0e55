# SPDX-License-Identifier: MIT
# Leaving loops, handlers and functions in every way.
def leave(how):
    out = []
    for i in range(4):
        try:
            out.append(i)
            if i == 1:
                if how == "continue":
                    continue
                if how == "break":
                    break
                if how == "return":
                    return out + ["returned"]
                if how == "raise":
                    raise ValueError(how)
        except ValueError as e:
            out.append(str(e))
            if i == 1:
                continue
        else:
            out.append("else")
        finally:
            out.append("finally")
        out.append("end")
    else:
        out.append("for-else")
    return out


for how in ("", "continue", "break", "return", "raise"):
    print(how, leave(how))


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, str(v))
        return self.swallow


def managed(how):
    for i in range(3):
        with Manager("a%d" % i) as a, Manager("b", how == "swallow") as b:
            print("in", a, b)
            if i == 0:
                continue
            if how == "break":
                break
            if how == "return":
                return "value"
            if how in ("raise", "swallow"):
                raise OSError(how)
        print("after", i)
    return "end"


for how in ("", "break", "return", "swallow", "raise"):
    try:
        print(how, managed(how))
    except OSError as e:
        print("caught", e)


def nested():
    for i in range(3):
        try:
            try:
                for j in range(3):
                    try:
                        if j == 1:
                            break
                        if i == 1:
                            raise IndexError(i)
                    finally:
                        print("inner", i, j)
                else:
                    print("never")
            except IndexError as e:
                print("index", e)
                continue
            finally:
                print("middle", i)
            if i == 2:
                return "out"
        finally:
            print("outer", i)
    return "no"


print(nested())


def override():
    try:
        return 1
    finally:
        return 2


def cancel():
    for i in range(2):
        try:
            raise ValueError(i)
        finally:
            break
    return "cancelled"


def reraise():
    try:
        try:
            raise ValueError("first")
        except ValueError:
            print("again")
            raise
    except ValueError as e:
        return str(e)


def tuple_match():
    for exc in (KeyError("k"), IndexError("i"), TypeError("t")):
        try:
            raise exc
        except (KeyError, IndexError) as e:
            print("lookup", type(e).__name__)
        except Exception as e:
            print("other", type(e).__name__)


print(override(), cancel(), reraise())
tuple_match()


def unbound():
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    try:
        e
    except NameError:
        print("e is gone")


unbound()
n = 0
while True:
    n += 1
    if n < 3:
        continue
    break
while n < 6:
    n += 1
    if n == 5:
        break
else:
    print("no")
while n < 8:
    n += 1
else:
    print("while-else", n)
for i in []:
    pass
else:
    print("empty")


def chain():
    try:
        try:
            {}["a"]
        except KeyError as e:
            raise RuntimeError("wrapped")
    except RuntimeError as e:
        return str(e)


print(chain())


def gen_finally():
    try:
        for i in range(5):
            yield i
    finally:
        print("closed")


for i in gen_finally():
    pass
g = gen_finally()
print(next(g), next(g))
g.close()


def deep():
    for a in range(2):
        for b in range(2):
            for c in range(2):
                with Manager("d"):
                    if c:
                        return (a, b, c)


print(deep())
assert n == 8
try:
    assert n == 9, "message %d" % n
except AssertionError as e:
    print("assert", e)
