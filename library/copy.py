# SPDX-License-Identifier: MIT
"""Shallow and deep copies."""


class Error(Exception):
    pass


error = Error


def _is_atom(cls):
    """Instances of which are their own copies."""
    return cls in _atoms or issubclass(cls, type)


_atoms = (int, float, bool, str, bytes, range, slice, type(None), type(...), type(NotImplemented), type, property,
          type(lambda: 0), type(len))


def _same(x):
    return x


def _is_of_collections(x):
    return type(x).__name__ in ("deque", "defaultdict", "OrderedDict") and not hasattr(x, "__dict__")


def _slots(cls):
    for base in cls.__mro__:
        names = getattr(base, "__dict__", {}).get("__slots__", ())
        yield from (names,) if isinstance(names, str) else names


def _defines(cls, name):
    """Does a class have the method that object may have, too?"""
    return any([name in getattr(base, "__dict__", ()) for base in cls.__mro__ if base is not object])


def _copy_state(x, y, each):
    """The attributes."""
    cls = type(x)
    getstate = _defines(cls, "__getstate__")
    if getstate or hasattr(cls, "__setstate__"):
        state = x.__getstate__() if getstate else x.__dict__
        state = each(state)
        if hasattr(cls, "__setstate__"):
            y.__setstate__(state)
        elif state:
            y.__dict__.update(state)
        return
    state = getattr(x, "__dict__", None)
    if state:
        y.__dict__.update(each(state))
    for name in _slots(cls):
        if name not in ("__dict__", "__weakref__") and hasattr(x, name):
            setattr(y, name, each(getattr(x, name)))


def _rebuild(x, each, remember):
    """A copy of any object, whose parts are copied by `each`."""
    cls = type(x)
    if _defines(cls, "__reduce__"):
        parts = x.__reduce__()
        if isinstance(parts, str):
            return x
        y = remember(parts[0](*each(parts[1])))
        if len(parts) > 2 and parts[2]:
            if hasattr(y, "__setstate__"):
                y.__setstate__(each(parts[2]))
            else:
                y.__dict__.update(each(parts[2]))
        return y
    if isinstance(x, BaseException):
        y = remember(cls(*each(x.args)))
    elif hasattr(cls, "__getnewargs__"):
        y = remember(cls.__new__(cls, *each(x.__getnewargs__())))
    elif isinstance(x, tuple):
        items = each(tuple.__add__(x, ()))
        y = remember(x._make(items) if hasattr(cls, "_fields") else cls.__new__(cls, items))
    elif isinstance(x, (int, str, float, bytes, bytearray, frozenset, set)):
        base = [c for c in (int, str, float, bytes, bytearray, frozenset, set) if isinstance(x, c)][0]
        y = cls.__new__(cls, base(x)) if base not in (set, bytearray) else cls.__new__(cls)
        remember(y)
        if base is set:
            for item in x:
                y.add(each(item))
        elif base is bytearray:
            y.extend(x)
    elif _is_of_collections(x):
        y = remember(x.copy())  # with maxlen or default_factory
        y.clear()
        if hasattr(x, "appendleft"):
            y.extend([each(item) for item in x])
        else:
            for key in x:
                y[each(key)] = each(x[key])
        return y
    else:
        y = remember(cls.__new__(cls))
        if isinstance(x, list):
            for item in x:
                y.append(each(item))
        elif isinstance(x, dict):
            for key in x:
                y[each(key)] = each(x[key])
    _copy_state(x, y, each)
    return y


def copy(x):
    cls = type(x)
    if _is_atom(cls) or cls is tuple or cls is frozenset:
        return x
    if hasattr(cls, "__copy__"):
        return x.__copy__()
    if cls in (list, dict, set) or _is_of_collections(x):
        return x.copy()
    if cls is bytearray:
        return x[:]
    return _rebuild(x, _same, _same)


def deepcopy(x, memo=None):
    cls = type(x)
    if _is_atom(cls):
        return x
    if memo is None:
        memo = {}
    known = id(x)
    if known in memo:
        return memo[known][0]

    def remember(y):
        memo[known] = y, x  # x too: while it is there, its id is no other's
        return y

    def each(item):
        return deepcopy(item, memo)

    if hasattr(cls, "__deepcopy__"):
        return remember(x.__deepcopy__(memo))
    if cls is list:
        y = remember([])
        for item in x:
            y.append(each(item))
        return y
    if cls is tuple:
        items = [each(item) for item in x]
        if known in memo:  # it was part of itself
            return memo[known][0]
        for old, new in zip(x, items):
            if old is not new:
                return remember(tuple(items))
        return x
    if cls is dict:
        y = remember({})
        for key, value in x.items():
            y[each(key)] = each(value)
        return y
    if cls is bytearray:
        return remember(x[:])
    if cls is set or cls is frozenset:
        return remember(cls([each(item) for item in x]))
    if hasattr(x, "__func__") and hasattr(x, "__self__"):
        return getattr(each(x.__self__), x.__func__.__name__)
    return _rebuild(x, each, remember)
