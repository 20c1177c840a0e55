# SPDX-License-Identifier: MIT
# super() where there is no class or no self, and with arguments that do not fit.


def plain():
    return super().x


def one(a):
    return super().x


def value(a):
    return super()


def method(a):
    return super().method(1)


class A:
    def m(self):
        return super().nothing

    @staticmethod
    def static():
        return super()

    def nested(self):
        def inner():
            return super()
        return inner()

    def wrong_self(self):
        def inner(x):
            return super().__repr__()
        return inner(3)

    def made(self):
        def inner(x):
            return super()
        return inner(3)

    later = lambda self: super().__init__()


class B:
    other = one
    call = method


def show(f, *args):
    try:
        print(f(*args))
    except (RuntimeError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)


show(plain)
show(one, 1)
show(one, A())
show(value, A())
show(method, A())
show(B().other)
show(B().call)
show(A().m)
show(A.static)
show(A().nested)
show(A().wrong_self)
show(A().made)
show(A().later)
show(lambda: super())
show(lambda self: super(), 1)
show(lambda: super(1, 1))
show(lambda: super(A, 1))
show(lambda: super(A, B()))
try:
    super()
except RuntimeError as e:
    print(e)
