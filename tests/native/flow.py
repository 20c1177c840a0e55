# SPDX-License-Identifier: MIT
"""Loops, conditions, unpacking, exceptions inside native functions."""


def ranges(n):
    out = []
    for i in range(n):
        if i == 2:
            continue
        if i == 6:
            break
        out.append(i)
    else:
        out.append("end")
    for i in range(5, n):
        out.append(i)
    for i in range(n, -3, -2):
        out.append(i)
    for i in range(0):
        out.append("never")
    out.append(i)
    return out


def range_changes(n):
    out = []
    for i in range(n):
        out.append(i)
        i += 10
        n = 0
    return out, i


def while_else(n):
    k = 0
    while k < n:
        if k == 5:
            break
        k += 1
    else:
        return "else", k
    return "break", k


def logic(a, b, c):
    x = a and b or c
    y = a or b and c
    z = not a and not (b or c)
    return x, y, z, (1 if a else 2), (a if b else c)


def chain(a, b, c):
    return a < b < c, a < b > c, a == b != c, 1 < a < 10



def swap(a, b):
    a, b = b, a
    x = y = a
    return a, b, x, y


def unpack_errors(v):
    try:
        a, b = v
        return a, b
    except ValueError as e:
        return str(e)
    except TypeError as e:
        return str(e)


def collect(it):
    total = 0
    names = []
    for k, v in it:
        total += v
        names.append(k)
    return total, names


def dicts(d):
    for k in d:
        d[k] += 1
    d["new"] = len(d)
    return d


def nested(n):
    count = 0
    for i in range(n):
        for j in range(i):
            if j == 3:
                break
            if (i + j) % 2:
                continue
            count += 1
    return count


def try_loop(items):
    out = []
    for x in items:
        try:
            y = 10 // x
            if y == 5:
                continue
            if y == 10:
                break
        except ZeroDivisionError as e:
            out.append(str(e))
        except TypeError:
            out.append("type")
        else:
            out.append(y)
    return out


def reraise(x):
    try:
        try:
            return 1 // x
        except ZeroDivisionError:
            raise ValueError("bad x")
    except ValueError as e:
        return str(e), type(e.__context__).__name__


def bare(x):
    try:
        try:
            return 1 // x
        except ZeroDivisionError:
            raise
    except ArithmeticError as e:
        return type(e).__name__


def unbound(flag):
    if flag:
        v = 1
    return v


def unset(flag):
    try:
        if flag:
            raise KeyError("k")
        e = 5
    except KeyError as e:
        pass
    return e


def asserts(x):
    assert x > 0, "not positive"
    assert x < 10
    return x



def ternary_loop(n):
    s = ""
    while (n := n - 1) >= 0:
        s = s + ("a" if n & 1 else "b")
    return s


def slices(s):
    return s[1:], s[:2], s[::2], s[-1], s[1:3]


def kw(a, b=2, *args, c=3, **rest):
    return a, b, args, c, sorted(rest)


def calls(f):
    return f(1), f(1, 5), f(1, 2, 3, 4), f(1, c=9), f(b=1, a=2, z=0)


print(ranges(8), ranges(3))
print(range_changes(3))
print(while_else(3), while_else(9))
for a in (0, 1, ""):
    for b in (None, 2):
        print(logic(a, b, "c"))
print(chain(1, 2, 3), chain(5, 5, 5))
print(swap(1, 2))
print(unpack_errors((1, 2)), unpack_errors((1,)), unpack_errors((1, 2, 3)), unpack_errors("xy"))
print(collect([("a", 1), ("b", 2)]), collect({"k": 5}.items()))
print(dicts({"x": 1}))
print(nested(9))
print(try_loop([3, 2, 0, "s", 4, 1, 7]))
print(reraise(0), reraise(1), bare(0), bare(1))
print(unbound(True))
for f, x in ((unbound, False), (unset, True)):
    try:
        print(f(x))
    except UnboundLocalError as e:
        print(e)
print(unset(False))
for x in (5, 0, 10):
    try:
        print(asserts(x))
    except AssertionError as e:
        print("AssertionError", e)
print(ternary_loop(5))
print(slices("abcdef"), slices([1, 2, 3, 4]))
print(kw(1), kw(1, 2, 3, c=4, d=5), calls(kw))


def constants(x):
    return x is NotImplemented, x is Ellipsis, ...


print(constants(NotImplemented), constants(Ellipsis))
