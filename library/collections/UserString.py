# SPDX-License-Identifier: MIT
"""UserString: a str in .data, to derive from. What its methods make is of the same class."""
from collections.abc import Sequence as _Sequence


def _plain(other):
    return other.data if isinstance(other, UserString) else other


class UserString(_Sequence):
    def __init__(self, seq):
        self.data = _plain(seq) if isinstance(seq, (str, UserString)) else str(seq)

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == _plain(other)

    def __lt__(self, other):
        return self.data < _plain(other)

    def __le__(self, other):
        return self.data <= _plain(other)

    def __gt__(self, other):
        return self.data > _plain(other)

    def __ge__(self, other):
        return self.data >= _plain(other)

    def __contains__(self, text):
        return _plain(text) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __add__(self, other):
        return type(self)(self.data + (_plain(other) if isinstance(other, (str, UserString)) else str(other)))

    def __radd__(self, other):
        return type(self)((other if isinstance(other, str) else str(other)) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode(encoding or "utf-8", errors or "strict")

    def join(self, seq):
        return self.data.join([_plain(item) for item in seq])

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(_plain(sep), maxsplit)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(_plain(sep), maxsplit)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)

    def partition(self, sep):
        return self.data.partition(_plain(sep))

    def rpartition(self, sep):
        return self.data.rpartition(_plain(sep))

    def format(self, /, *args, **kwargs):
        return self.data.format(*args, **kwargs)

    def format_map(self, mapping):
        return self.data.format_map(mapping)


def _same(method):
    """The method of str, with a result that is as str's."""
    return lambda self, *args: method(self.data, *[_plain(arg) for arg in args])


def _made(method):
    """The method of str, with a text as the result, which becomes one of self's class."""
    return lambda self, *args: type(self)(method(self.data, *[_plain(arg) for arg in args]))


for _name, _method in {
        "count": str.count, "endswith": str.endswith, "find": str.find, "index": str.index, "isalnum": str.isalnum,
        "isalpha": str.isalpha, "isascii": str.isascii, "isdecimal": str.isdecimal, "isdigit": str.isdigit,
        "isidentifier": str.isidentifier, "islower": str.islower, "isnumeric": str.isnumeric,
        "isprintable": str.isprintable, "isspace": str.isspace, "istitle": str.istitle, "isupper": str.isupper,
        "rfind": str.rfind, "rindex": str.rindex, "startswith": str.startswith}.items():
    setattr(UserString, _name, _same(_method))
for _name, _method in {
        "capitalize": str.capitalize, "casefold": str.casefold, "center": str.center, "expandtabs": str.expandtabs,
        "ljust": str.ljust, "lower": str.lower, "lstrip": str.lstrip, "removeprefix": str.removeprefix,
        "removesuffix": str.removesuffix, "replace": str.replace, "rjust": str.rjust, "rstrip": str.rstrip,
        "strip": str.strip, "swapcase": str.swapcase, "title": str.title, "translate": str.translate,
        "upper": str.upper, "zfill": str.zfill}.items():
    setattr(UserString, _name, _made(_method))
