# SPDX-License-Identifier: MIT
"""Functions that take or make functions."""
from collections import namedtuple as _namedtuple

_NOTHING = object()

# Displays, not constant tuples: the freezer keeps what the runtime answers to by the names in the code.
WRAPPER_ASSIGNMENTS = tuple(["__module__", "__name__", "__qualname__", "__doc__"])
WRAPPER_UPDATES = tuple(["__dict__"])


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _NOTHING)
        if value is not _NOTHING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def reduce(function, iterable, initial=_NOTHING, /):
    iterator = iter(iterable)
    if initial is _NOTHING:
        initial = next(iterator, _NOTHING)
        if initial is _NOTHING:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        initial = function(initial, item)
    return initial


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(arg) for arg in self.args])
        parts.extend(["%s=%r" % item for item in self.keywords.items()])
        return "functools.partial(%s)" % ", ".join(parts)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        func, own, keywords = self.func, self.args, self.keywords
        if isinstance(func, (classmethod, staticmethod)):
            return partial(func.__get__(obj, cls), *own, **keywords)
        if obj is not None:
            return partial(func, obj, *own, **keywords)
        return lambda self, /, *args, **kwargs: func(self, *own, *args, **{**keywords, **kwargs})


class _Comparable:
    __slots__ = ("obj", "compare")
    __hash__ = None

    def __init__(self, obj, compare):
        self.obj = obj
        self.compare = compare

    def __lt__(self, other):
        return self.compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self.compare(self.obj, other.obj) > 0

    def __le__(self, other):
        return self.compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self.compare(self.obj, other.obj) >= 0

    def __eq__(self, other):
        return self.compare(self.obj, other.obj) == 0


def cmp_to_key(mycmp):
    return lambda obj: _Comparable(obj, mycmp)


def total_ordering(cls):
    def own(name):
        return getattr(cls, name, None) is not getattr(object, name, None)

    # Which of the four there is, whether it is the strict one and whether it means less.
    if own("__lt__"):
        base, strict, less = cls.__lt__, True, True
    elif own("__le__"):
        base, strict, less = cls.__le__, False, True
    elif own("__gt__"):
        base, strict, less = cls.__gt__, True, False
    elif own("__ge__"):
        base, strict, less = cls.__ge__, False, False
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")

    def make(name, is_strict, is_less):
        def compare(self, other):
            result = base(self, other)
            if result is NotImplemented:
                return result
            if is_less == less:  # the same direction: with or without equality
                return result and self != other if is_strict else result or self == other
            if is_strict == strict:  # the other direction: not this one, and with or without equality
                return not result and self != other if is_strict else not result or self == other
            return not result

        compare.__name__ = name
        compare.__qualname__ = cls.__qualname__ + "." + name
        if not own(name):
            setattr(cls, name, compare)

    make("__lt__", True, True)
    make("__le__", False, True)
    make("__gt__", True, False)
    make("__ge__", False, False)
    return cls


_CacheInfo = _namedtuple("CacheInfo", ("hits", "misses", "maxsize", "currsize"))


def _cached(function, maxsize, typed):
    results = {}  # the least recently used one first
    hits = misses = 0

    def wrapper(*args, **kwargs):
        nonlocal hits, misses
        key = args
        if kwargs:
            key += (_NOTHING,) + tuple(kwargs.items())
        if typed:
            key += (_NOTHING,) + tuple([type(arg) for arg in args])
            key += tuple([type(arg) for arg in kwargs.values()])
        result = results.get(key, _NOTHING)
        if result is not _NOTHING:
            hits += 1
            if maxsize is not None:
                del results[key]
                results[key] = result
            return result
        misses += 1
        result = function(*args, **kwargs)
        if maxsize is not None and len(results) >= maxsize and key not in results:
            if maxsize == 0:
                return result
            del results[next(iter(results))]
        results[key] = result
        return result

    def cache_info():
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        hits = misses = 0
        results.clear()

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, typed)
    if maxsize is None:
        return lambda function: _cached(function, None, typed)
    if not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, max(maxsize, 0), typed)


def cache(user_function, /):
    return _cached(user_function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names (%r and %r)."
                            % (self.attrname, name))

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func

    def register(cls, func=None):
        if not isinstance(cls, type):
            raise TypeError("Invalid first argument to `register()`: %r: classes are needed, annotations are not kept."
                            % (cls,))
        if func is None:
            return lambda func: register(cls, func)
        registry[cls] = func
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError("%s requires at least 1 positional argument" % func.__name__)
        return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.registry = registry
    wrapper.dispatch = dispatch
    wrapper.register = register
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            if hasattr(found, "__get__"):
                found = found.__get__(obj, cls)
            elif obj is not None:
                return found(obj, *args, **kwargs)
            return found(*args, **kwargs)

        return method
