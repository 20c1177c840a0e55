# SPDX-License-Identifier: MIT
"""types.GenericAlias, and what list[int] is: the compiler makes a call of it of a builtin class in brackets."""


class GenericAlias:
    """A class with arguments in brackets, as __class_getitem__ makes it."""

    __module__ = "types"

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)

    @property
    def __parameters__(self):
        found = {}
        for arg in self.__args__:
            if hasattr(arg, "__typing_subst__") or type(arg).__name__ in ("TypeVar", "ParamSpec", "TypeVarTuple"):
                found[arg] = None
            elif isinstance(arg, GenericAlias):
                found.update(dict.fromkeys(arg.__parameters__))
        return tuple(found)

    def __getitem__(self, items):
        names = self.__parameters__
        items = items if isinstance(items, tuple) else (items,)
        if not names:
            raise TypeError("%r is not a generic class" % (self,))
        if len(names) != len(items):
            raise TypeError("Too %s arguments for %r; actual %d, expected %d" % (
                "many" if len(items) > len(names) else "few", self, len(items), len(names)))
        return self._fill(dict(zip(names, items)))

    def _fill(self, items):
        return GenericAlias(self.__origin__, tuple([
            arg._fill(items) if isinstance(arg, GenericAlias) else items.get(arg, arg) for arg in self.__args__]))

    def __getattr__(self, name):
        if name[:2] == "__" and name not in ("__name__", "__qualname__", "__module__", "__doc__"):
            raise AttributeError("'types.GenericAlias' object has no attribute '%s'" % name)
        return getattr(self.__origin__, name)

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __or__(self, other):
        return _Union(_members(self) + _members(other))

    def __ror__(self, other):
        return _Union(_members(other) + _members(self))

    def __repr__(self):
        return "%s[%s]" % (_name_of(self.__origin__), ", ".join([_name_of(arg) for arg in self.__args__]) or "()")


class _Union:
    """list[int] | None: of classes alone the runtime makes such."""

    __module__ = "types"

    def __init__(self, args):
        self.__args__ = tuple([arg for i, arg in enumerate(args) if arg not in args[:i]])

    __or__, __ror__ = GenericAlias.__or__, GenericAlias.__ror__

    def __eq__(self, other):
        return set(self.__args__) == set(getattr(other, "__args__", ())) if isinstance(other, _Union) else NotImplemented

    def __hash__(self):
        return sum([hash(arg) for arg in self.__args__])

    def __repr__(self):
        return " | ".join(["None" if arg is type(None) else _name_of(arg) for arg in self.__args__])


def _members(item):
    if item is None:
        return (type(None),)
    if isinstance(item, (type, GenericAlias)):
        return (item,)
    return item.__args__ if isinstance(item, (_Union, type(int | str))) else (item,)


def _name_of(item):
    if item is ...:
        return "..."
    if not isinstance(item, type):
        return repr(item)
    return item.__qualname__ if item.__module__ == "builtins" else item.__module__ + "." + item.__qualname__
