# SPDX-License-Identifier: MIT
"""What functions, classes and other objects are, and how they are called.

Annotations are the text of the source, as everywhere (they are not evaluated)."""

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_COROUTINE = 128
CO_ASYNC_GENERATOR = 512


# ---- what an object is ----


def _generator():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


class _Class:
    def method(self):
        pass


_Function = type(_generator)
_Generator = type(_generator())
_AsyncGenerator = type(_async_generator())
_Method = type(_Class().method)
_Builtin = type(len)
_Code = type(_generator.__code__)


def _types_at_run_time():
    import sys

    made = _coroutine()
    made.close()
    return type(made), type(sys)


_Coroutine, _Module = _types_at_run_time()


def isfunction(object):
    return isinstance(object, _Function)


def ismethod(object):
    return isinstance(object, _Method) and not isinstance(object.__func__, _Builtin)


def isbuiltin(object):
    return isinstance(object, _Builtin) or (isinstance(object, _Method) and isinstance(object.__func__, _Builtin))


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, _Module)


def iscode(object):
    return isinstance(object, _Code)


def isgenerator(object):
    return isinstance(object, _Generator)


def iscoroutine(object):
    return isinstance(object, _Coroutine)


def isasyncgen(object):
    return isinstance(object, _AsyncGenerator)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def _has_flag(object, flag):
    while True:
        if ismethod(object):
            object = object.__func__
        elif _is_partial(object):
            object = object.func
        else:
            return isfunction(object) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(object):
    return _has_flag(object, CO_GENERATOR)


def iscoroutinefunction(object):
    return _has_flag(object, CO_COROUTINE)


def isasyncgenfunction(object):
    return _has_flag(object, CO_ASYNC_GENERATOR)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def _is_partial(object):
    return type(object).__name__ == "partial" and hasattr(object, "func") and hasattr(object, "keywords")


# ---- members, documentation ----


def getmembers(object, predicate=None):
    """The members as (name, value), sorted by name."""
    members = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    import sys

    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def getfile(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if iscode(object):
        return object.co_filename
    if ismodule(object) or isclass(object):
        file = getattr(getmodule(object), "__file__", None)
        if file:
            return file
        raise TypeError("%r is a built-in %s" % (object, "module" if ismodule(object) else "class"))
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got %s"
                    % type(object).__name__)


def cleandoc(doc):
    """Without the indentation that all lines after the first have, and empty lines around."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:-1]:
            doc = doc or base.__doc__
    return cleandoc(doc) if isinstance(doc, str) else None


def unwrap(func, *, stop=None):
    """Follows __wrapped__."""
    first, seen = func, []
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        if any([func is one for one in seen]):
            raise ValueError("wrapper loop when unwrapping %r" % (first,))
        seen.append(func)
        func = func.__wrapped__
    return func


def getattr_static(obj, attr, default=_Function):
    """The attribute as it stands in a namespace, nothing called."""
    spaces = [vars(obj)] if hasattr(obj, "__dict__") and not isclass(obj) else []
    for cls in (obj if isclass(obj) else type(obj)).__mro__:
        spaces.append(cls.__dict__)
    for space in spaces:
        if attr in space:
            return space[attr]
    if default is _Function:
        raise AttributeError(attr)
    return default


def currentframe():
    """There are no frame objects."""
    return None


from _signature import BoundArguments, Parameter, Signature, formatannotation, signature
