# SPDX-License-Identifier: MIT
"""Abstract classes of containers. Those with one or two methods recognise every class that has them; to the others
builtin types belong by name."""
from abc import ABCMeta, abstractmethod


def _defines(cls, name):
    """Has the class, or one that it inherits from, that method? None is a way to say no."""
    for base in cls.__mro__:
        found = getattr(base, "__dict__", {}).get(name, cls)
        if found is not cls:
            return found is not None
    return False


def _check_methods(cls, *methods):
    """For __subclasshook__: True, or NotImplemented when one is missing."""
    for method in methods:
        if not _defines(cls, method):
            return NotImplemented
    return True


def _generator():
    yield


async def _coroutine():
    pass


_coroutine = _coroutine()
_sized = (list, tuple, str, bytes, bytearray, dict, set, frozenset, range, memoryview, type({}.keys()),
          type({}.values()), type({}.items()))
_iterators = (type(_generator()), type(iter([])), type(iter(())), type(iter("")), type(iter({})), type(iter(range(0))),
              type(iter(set())), map, filter, zip, enumerate, reversed)
_unhashable = (list, dict, set, bytearray, type({}.keys()), type({}.items()))
_builtin = {
    "__iter__": _sized + _iterators, "__len__": _sized, "__contains__": _sized, "__next__": _iterators,
    "__reversed__": [cls for cls in _sized if cls not in (set, frozenset)], "send": (type(_generator()),),
    "__await__": (type(_coroutine),),
}


class _Meta(ABCMeta):
    def __subclasscheck__(cls, subclass):
        for name in cls.__dict__.get("_needs", ()):
            if not (_defines(subclass, name) or issubclass(subclass, tuple(_builtin.get(name, ())))):
                break
        else:
            if "_needs" in cls.__dict__:
                return True
        if issubclass(subclass, cls.__dict__.get("_types", ())):
            return True
        return super().__subclasscheck__(subclass)


class Hashable(metaclass=_Meta):
    @abstractmethod
    def __hash__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not Hashable:
            return NotImplemented
        for base in other.__mro__:
            names = getattr(base, "__dict__", {})
            if "__hash__" in names:
                return names["__hash__"] is not None
            if base in _unhashable:
                return False
        return True


class Callable(metaclass=_Meta):
    _types = (type(_generator), type(len), type, type([].append))
    _needs = ("__call__",)


class Container(metaclass=_Meta):
    _needs = ("__contains__",)


class Iterable(metaclass=_Meta):
    _needs = ("__iter__",)


class Iterator(Iterable):
    _needs = ("__iter__", "__next__")

    def __iter__(self):
        return self


class Reversible(Iterable):
    _needs = ("__reversed__", "__iter__")


class Sized(metaclass=_Meta):
    _needs = ("__len__",)


class Collection(Sized, Iterable, Container):
    _needs = ("__len__", "__iter__", "__contains__")


class Generator(Iterator):
    _types = (type(_generator()),)
    _needs = ("__iter__", "__next__", "send", "throw", "close")


class Awaitable(metaclass=_Meta):
    _needs = ("__await__",)


class Coroutine(Awaitable):
    _types = (type(_coroutine),)
    _needs = ("__await__", "send", "throw", "close")


class AsyncIterable(metaclass=_Meta):
    _needs = ("__aiter__",)


class AsyncIterator(AsyncIterable):
    _needs = ("__aiter__", "__anext__")

    def __aiter__(self):
        return self


_coroutine.close()


class Sequence(Reversible, Collection):
    _types = (list, tuple, str, bytes, bytearray, range, memoryview)

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, value):
        return any([item is value or item == value for item in self])

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, value, start=0, stop=None):
        n = len(self)
        for i in range(n)[start:stop]:
            if self[i] is value or self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return sum([item is value or item == value for item in self])


class MutableSequence(Sequence):
    _types = (list, bytearray)

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - 1 - i] = self[n - 1 - i], self[i]

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Mapping(Collection):
    _types = (dict,)

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return {key: None for key in self}.keys()

    def items(self):
        return {key: self[key] for key in self}.items()

    def values(self):
        return [self[key] for key in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented


class MutableMapping(Mapping):
    _types = (dict,)

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        while len(self):
            self.popitem()

    def update(self, other=(), /, **kwds):
        for key, value in dict(other).items():
            self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Set(Collection):
    _types = (set, frozenset, type({}.keys()), type({}.items()))

    @classmethod
    def _from_iterable(cls, iterable):
        return cls(iterable)

    def __le__(self, other):
        return all([item in other for item in self]) if isinstance(other, Set) else NotImplemented

    def __lt__(self, other):
        return len(self) < len(other) and self <= other if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        return all([item in self for item in other]) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self >= other if isinstance(other, Set) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self <= other if isinstance(other, Set) else NotImplemented

    def __and__(self, other):
        return self._from_iterable([item for item in other if item in self])

    def __or__(self, other):
        return self._from_iterable(list(self) + list(other))

    def __sub__(self, other):
        return self._from_iterable([item for item in self if item not in other])

    def __xor__(self, other):
        return (self - other) | [item for item in other if item not in self]

    def isdisjoint(self, other):
        return not any([item in self for item in other])


class MutableSet(Set):
    _types = (set,)

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        while len(self):
            self.pop()

    def __ior__(self, values):
        for value in values:
            self.add(value)
        return self

    def __isub__(self, values):
        for value in list(values):
            self.discard(value)
        return self
