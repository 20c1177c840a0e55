# SPDX-License-Identifier: MIT
"""Names for types that are not builtins, and SimpleNamespace."""


def _function():
    yield


async def _coroutine():
    pass


class _Class:
    def method(self):
        pass


FunctionType = LambdaType = type(_function)
GeneratorType = type(_function())
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
MethodType = type(_Class().method)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
_coroutine = _coroutine()
CoroutineType = type(_coroutine)
_coroutine.close()


async def _async_generator():
    yield


def _traceback():
    try:
        raise TypeError
    except TypeError as error:
        return error.__traceback__


AsyncGeneratorType = type(_async_generator())
TracebackType = type(_traceback())
UnionType = type(int | str)


def _module_type():
    import sys
    return type(sys)


ModuleType = _module_type()


class MemberDescriptorType:
    """Slots are no objects here: nothing is of this type, nor of the next."""


class GetSetDescriptorType:
    pass


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return "%s(%s)" % (name, ", ".join(["%s=%r" % item for item in self.__dict__.items()]))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


class MappingProxyType:
    def __init__(self, mapping):
        if not hasattr(mapping, "__getitem__") or isinstance(mapping, (list, tuple)):
            raise TypeError("mappingproxy() argument must be a mapping, not " + type(mapping).__name__)
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, MappingProxyType) else other)

    def __ror__(self, other):
        return other | self._mapping

    def __ior__(self, other):
        raise TypeError("'|=' is not supported by mappingproxy; use '|' instead")

    def __hash__(self):
        return hash(self._mapping)

    def __repr__(self):
        return "mappingproxy(%r)" % (self._mapping,)

    def __str__(self):
        return str(self._mapping)

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()


class GenericAlias:
    """A class with arguments in brackets, as __class_getitem__ makes it."""

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

    def __repr__(self):
        return "%s[%s]" % (_name_of(self.__origin__), ", ".join([_name_of(arg) for arg in self.__args__]) or "()")


def _name_of(item):
    if item is ...:
        return "..."
    if not isinstance(item, type):
        return repr(item)
    return item.__qualname__ if item.__module__ == "builtins" else item.__module__ + "." + item.__qualname__


class DynamicClassAttribute(property):
    """A property of instances; through the class the attribute is looked for in the metaclass's __getattr__."""

    def __get__(self, instance, owner=None):
        if instance is None:
            raise AttributeError
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)


def resolve_bases(bases):
    resolved, changed = [], False
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            resolved.extend(base.__mro_entries__(bases))
            changed = True
        else:
            resolved.append(base)
    return tuple(resolved) if changed else bases


def get_original_bases(cls, /):
    if not isinstance(cls, type):
        raise TypeError("Expected an instance of type, not %r" % type(cls).__name__)
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    metaclass = kwds.pop("metaclass", None)
    if metaclass is None:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        for base in bases:
            if issubclass(metaclass, type(base)):
                continue
            if not issubclass(type(base), metaclass):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                                "of the metaclasses of all its bases")
            metaclass = type(base)
    prepare = getattr(metaclass, "__prepare__", None)
    return metaclass, {} if prepare is None else prepare(name, bases, **kwds), kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **kwds)


class _Awaitable:
    def __init__(self, generator):
        self._generator = generator
        self.send = generator.send
        self.throw = generator.throw
        self.close = generator.close

    def __await__(self):
        return self._generator

    __iter__ = __await__

    def __next__(self):
        return next(self._generator)


def coroutine(func):
    """A generator function whose results can be awaited."""
    def call(*args, **kwargs):
        made = func(*args, **kwargs)
        return _Awaitable(made) if type(made) is GeneratorType else made

    call.__wrapped__ = func
    return call
