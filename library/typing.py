# SPDX-License-Identifier: MIT
"""Names for annotations, which are not evaluated here. As values they take subscripts and do nothing."""

TYPE_CHECKING = False


class _Form:
    """Any of the forms: List, Optional[int], Callable[..., T] | None."""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __call__(self, *args, **kwargs):
        raise TypeError("Cannot instantiate %r" % self)

    def __repr__(self):
        return "typing." + self._name


class _Alias(_Form):
    """A form that a class stands behind."""

    def __init__(self, name, origin):
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)


_GenericAlias = _Alias  # CPython's dataclasses asks by this name what an annotation is

Any = _Form("Any")
Annotated = _Form("Annotated")
AnyStr = _Form("AnyStr")
Awaitable = _Form("Awaitable")
Callable = _Form("Callable")
ClassVar = _Form("ClassVar")
Concatenate = _Form("Concatenate")
Coroutine = _Form("Coroutine")
AsyncIterable = _Form("AsyncIterable")
AsyncIterator = _Form("AsyncIterator")
AsyncGenerator = _Form("AsyncGenerator")
Collection = _Form("Collection")
Container = _Form("Container")
Final = _Form("Final")
Generator = _Form("Generator")
Hashable = _Form("Hashable")
IO = TextIO = BinaryIO = _Form("IO")
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
Literal = _Form("Literal")
LiteralString = _Form("LiteralString")
Mapping = _Form("Mapping")
MutableMapping = _Form("MutableMapping")
MutableSequence = _Form("MutableSequence")
MutableSet = _Form("MutableSet")
Never = _Form("Never")
NoReturn = _Form("NoReturn")
NotRequired = _Form("NotRequired")
Optional = _Form("Optional")
Required = _Form("Required")
Reversible = _Form("Reversible")
Self = _Form("Self")
Sequence = _Form("Sequence")
AbstractSet = _Form("AbstractSet")
Sized = _Form("Sized")
SupportsAbs = _Form("SupportsAbs")
SupportsFloat = _Form("SupportsFloat")
SupportsIndex = _Form("SupportsIndex")
SupportsInt = _Form("SupportsInt")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
Union = _Form("Union")
Unpack = _Form("Unpack")
List = _Alias("List", list)
Dict = _Alias("Dict", dict)
Set = _Alias("Set", set)
FrozenSet = _Alias("FrozenSet", frozenset)
Tuple = _Alias("Tuple", tuple)
Type = _Alias("Type", type)
ByteString = _Alias("ByteString", bytes)
Text = str


class Generic:
    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    pass


class TypeVar(_Form):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name

    def __repr__(self):
        return "~" + self.__name__


class ParamSpec(TypeVar):
    args = kwargs = None


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


class NewType:
    def __init__(self, name, tp):
        self.__name__ = name
        self.__supertype__ = tp

    def __call__(self, arg, /):
        return arg

    def __or__(self, other):
        return self


class _TupleType(type):
    def __new__(mcls, name, bases, namespace):
        if not bases:
            return type.__new__(mcls, name, bases, namespace)
        from collections import namedtuple
        names = list(namespace.get("__annotations__", ()))
        defaults = [namespace[field] for field in names if field in namespace]
        base = namedtuple(name, names, defaults=defaults)
        return type(name, (base,), {key: value for key, value in namespace.items() if key not in names})

    def __call__(cls, typename, fields=(), /, **kwargs):
        from collections import namedtuple
        return namedtuple(typename, [field for field, kind in fields] or list(kwargs))


class NamedTuple(metaclass=_TupleType):
    pass


class TypedDict(dict):
    def __init_subclass__(cls, total=True):
        pass


def cast(typ, val):
    return val


def overload(func):
    return func


final = no_type_check = runtime_checkable = override = overload


def dataclass_transform(**kwargs):
    return overload


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def assert_never(arg, /):
    raise AssertionError("Expected code to be unreachable, but got: %r" % (arg,))
