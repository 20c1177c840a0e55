# SPDX-License-Identifier: MIT
"""Abstract classes of numbers (PEP 3141): Number, Complex, Real, Rational, Integral, each below the one before."""
from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _reflected(name):
    """A method that a class must define."""
    def method(self, other):
        raise NotImplementedError

    method.__name__ = method.__qualname__ = name
    return abstractmethod(method)


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    __slots__ = ()
    __add__, __radd__ = _reflected("__add__"), _reflected("__radd__")
    __mul__, __rmul__ = _reflected("__mul__"), _reflected("__rmul__")
    __truediv__, __rtruediv__ = _reflected("__truediv__"), _reflected("__rtruediv__")
    __pow__, __rpow__ = _reflected("__pow__"), _reflected("__rpow__")
    __eq__ = _reflected("__eq__")

    @abstractmethod
    def __complex__(self):
        raise NotImplementedError

    def __bool__(self):
        return self != 0

    @property
    @abstractmethod
    def real(self):
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        raise NotImplementedError

    @abstractmethod
    def __neg__(self):
        raise NotImplementedError

    @abstractmethod
    def __pos__(self):
        raise NotImplementedError

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    @abstractmethod
    def __abs__(self):
        raise NotImplementedError

    @abstractmethod
    def conjugate(self):
        raise NotImplementedError


class Real(Complex):
    __slots__ = ()
    __floordiv__, __rfloordiv__ = _reflected("__floordiv__"), _reflected("__rfloordiv__")
    __mod__, __rmod__ = _reflected("__mod__"), _reflected("__rmod__")
    __lt__, __le__ = _reflected("__lt__"), _reflected("__le__")

    @abstractmethod
    def __float__(self):
        raise NotImplementedError

    @abstractmethod
    def __trunc__(self):
        raise NotImplementedError

    @abstractmethod
    def __floor__(self):
        raise NotImplementedError

    @abstractmethod
    def __ceil__(self):
        raise NotImplementedError

    @abstractmethod
    def __round__(self, ndigits=None):
        raise NotImplementedError

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self


class Rational(Real):
    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        raise NotImplementedError

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    __slots__ = ()
    __lshift__, __rlshift__ = _reflected("__lshift__"), _reflected("__rlshift__")
    __rshift__, __rrshift__ = _reflected("__rshift__"), _reflected("__rrshift__")
    __and__, __rand__ = _reflected("__and__"), _reflected("__rand__")
    __xor__, __rxor__ = _reflected("__xor__"), _reflected("__rxor__")
    __or__, __ror__ = _reflected("__or__"), _reflected("__ror__")

    @abstractmethod
    def __int__(self):
        raise NotImplementedError

    def __index__(self):
        return int(self)

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        raise NotImplementedError

    @abstractmethod
    def __invert__(self):
        raise NotImplementedError

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        return +self

    @property
    def denominator(self):
        return 1


Complex.register(complex)
Real.register(float)
Integral.register(int)
