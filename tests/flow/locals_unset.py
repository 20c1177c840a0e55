# SPDX-License-Identifier: MIT
# Nobody asks for names of locals: those that may be read unset have theirs all the same.


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True


def fail():
    raise ValueError("x")


def branch(n):
    if n:
        in_branch = 1
    always = 2
    return always + in_branch


def loop(n):
    for item in range(n):
        last = item
    return item, last


def turns(n):
    while n:
        n -= 1
        if n == 1:
            found = n
            break
    return found


def handled(n):
    try:
        before = n
        fail() if n else None
        after = n
    except ValueError as error:
        kept = str(error)
    return before, kept if n else after, error


def handler_first(n):
    try:
        fail() if n else None
        set_late = 1
    except ValueError:
        return set_late
    finally:
        print("finally", n)
    return set_late


def managed():
    with Manager():
        fail()
        inside = 1
    return inside


def deleted(n):
    gone = n
    if n:
        del gone
    return gone


def deleted_twice():
    twice = 1
    del twice
    del twice


def back(n):
    for i in range(n):
        if i:
            print("from the turn before", carried)
        if n > 2:
            carried = i
    return "done"


def matched(v):
    match v:
        case [first, 2]:
            pass
        case _:
            pass
    return first


def shared(n):
    if n:
        cell = n

    def inner():
        return cell

    return inner()


def many(n):
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = 1
    c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = d0 = d1 = d2 = d3 = d4 = d5 = d6 = d7 = d8 = d9 = 1
    e0 = e1 = e2 = e3 = e4 = e5 = e6 = e7 = e8 = e9 = f0 = f1 = f2 = f3 = f4 = f5 = f6 = f7 = f8 = f9 = 1
    g0 = g1 = g2 = g3 = g4 = g5 = g6 = g7 = g8 = 1
    if n:
        beyond = 1
    return beyond


def generated(n):
    if n:
        sent = yield n
    yield sent


def tell(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(type(e).__name__, e)


for n in range(4):
    tell(branch, n)
    tell(loop, n)
    tell(turns, n)
    tell(handled, n)
    tell(handler_first, n)
    tell(deleted, n)
    tell(back, n)
    tell(shared, n)
    tell(many, n)
tell(managed)
tell(deleted_twice)
tell(matched, [1, 2])
tell(matched, 0)
tell(list, generated(0))
