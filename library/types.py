# SPDX-License-Identifier: MIT
"""Names for types that are not builtins, and SimpleNamespace."""
from _generic_alias import GenericAlias


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
