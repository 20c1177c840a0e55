# SPDX-License-Identifier: MIT
"""Classes made from annotated names. Nothing is generated as text: __init__ binds its arguments by the list of fields.
Annotations are kept as their text (Field.type), so ClassVar, InitVar and KW_ONLY are recognised by name."""

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _Mark:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __getitem__(self, key):
        return self


MISSING = _Mark("MISSING")
KW_ONLY = _Mark("KW_ONLY")
InitVar = _Mark("InitVar")

_FIELD, _INITVAR, _CLASSVAR = "field", "initvar", "classvar"


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only
        self.kind = _FIELD

    def has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING

    def __repr__(self):
        return "Field(name=%r,type=%r,default=%r,default_factory=%r,init=%r,repr=%r,hash=%r,compare=%r,metadata=%r,kw_only=%r)" % (
            self.name, self.type, self.default, self.default_factory, self.init, self.repr, self.hash, self.compare,
            self.metadata, self.kw_only)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- which fields a class has ----

def _kind_of(annotation):
    if annotation is InitVar:
        return _INITVAR
    if not isinstance(annotation, str):
        return _FIELD
    name = annotation.strip().split("[")[0].split(".")[-1]
    return _CLASSVAR if name == "ClassVar" else _INITVAR if name == "InitVar" else KW_ONLY if name == "KW_ONLY" else _FIELD


def _own_field(cls, name, annotation, kw_only):
    default = cls.__dict__.get(name, MISSING)
    if isinstance(default, Field):
        new = default
    else:
        if hasattr(default, "__get__") and hasattr(default, "__slots__"):
            default = MISSING
        new = field(default=default)
    new.name, new.type, new.kind = name, annotation, _kind_of(annotation)
    if new.kw_only is MISSING:
        new.kw_only = kw_only if new.kind is not _CLASSVAR else False
    if new.kind is not _FIELD and new.default_factory is not MISSING:
        raise TypeError("field %s cannot have a default factory" % name)
    if new.kind is _FIELD and (isinstance(new.default, (list, dict, set, bytearray)) or
                               getattr(type(new.default), "__hash__", True) is None):
        raise ValueError("mutable default %r for field %s is not allowed: use default_factory" % (type(new.default), name))
    return new


def _collect(cls, kw_only):
    """All fields by name, those of the bases first."""
    found = {}
    for base in cls.__mro__[:0:-1]:
        for known in getattr(base, "__dict__", {}).get("__dataclass_fields__", {}).values():
            found[known.name] = known
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or _kind_of(annotation) is KW_ONLY:
            kw_only = True
            continue
        new = found[name] = _own_field(cls, name, annotation, kw_only)
        if isinstance(cls.__dict__.get(name), Field):
            if new.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, new.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError("%r is a field but has no type annotation" % name)
    return found


# ---- the methods ----

def _plural(names, what):
    quoted = ["%r" % name for name in names]
    text = quoted[0] if len(quoted) == 1 else " and ".join(quoted) if len(quoted) == 2 else (
        ", ".join(quoted[:-1]) + ", and " + quoted[-1])
    return "missing %d required %s argument%s: %s" % (len(names), what, "s" if len(names) > 1 else "", text)


def _check_order(positional):
    seen = False
    for f in positional:
        if f.has_default():
            seen = True
        elif seen:
            raise TypeError("non-default argument %r follows default argument" % f.name)


def _bind(owner, positional, keyword, args, kwargs):
    """The values that the arguments give to the fields, by name."""
    if len(args) > len(positional):
        least = sum([not f.has_default() for f in positional]) + 1
        most = len(positional) + 1
        raise TypeError("%s.__init__() takes %s positional argument%s but %d were given" % (
            owner, most if least == most else "from %d to %d" % (least, most), "s" if most > 1 else "", len(args) + 1))
    values = {f.name: value for f, value in zip(positional, args)}
    for name, value in kwargs.items():
        if name in values:
            raise TypeError("%s.__init__() got multiple values for argument %r" % (owner, name))
        for f in positional + keyword:
            if f.name == name:
                break
        else:
            raise TypeError("%s.__init__() got an unexpected keyword argument %r" % (owner, name))
        values[name] = value
    for group, what in ((positional, "positional"), (keyword, "keyword-only")):
        absent = [f.name for f in group if f.name not in values and not f.has_default()]
        if absent:
            raise TypeError("%s.__init__() %s" % (owner, _plural(absent, what)))
    return values


def _make_init(cls, all_fields, is_frozen):
    named = [f for f in all_fields if f.init and f.kind is not _CLASSVAR]
    positional = [f for f in named if not f.kw_only]
    keyword = [f for f in named if f.kw_only]
    owner = cls.__qualname__
    settled = [(f.name, f) for f in all_fields if f.kind is not _CLASSVAR]
    has_post_init = hasattr(cls, "__post_init__")
    _check_order(positional)

    def __init__(self, /, *args, **kwargs):
        values = _bind(owner, positional, keyword, args, kwargs)
        init_only = []
        for name, f in settled:
            if name in values:
                value = values[name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
            else:
                continue
            if f.kind is _INITVAR:
                init_only.append(value)
            elif is_frozen:
                object.__setattr__(self, name, value)
            else:
                setattr(self, name, value)
        if has_post_init:
            self.__post_init__(*init_only)

    return __init__


_printing = []  # objects whose repr() is under way


def _make_repr(names):
    def __repr__(self):
        if any([known is self for known in _printing]):
            return "..."
        _printing.append(self)
        try:
            return "%s(%s)" % (self.__class__.__qualname__,
                               ", ".join(["%s=%r" % (name, getattr(self, name)) for name in names]))
        finally:
            _printing.pop()

    return __repr__


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _make_comparison(names, compare):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(_values(self, names), _values(other, names))

    return method


def _add_order(cls, names):
    for name, compare in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b),
                          ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
        if name in cls.__dict__:
            raise TypeError("Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering"
                            % (name, cls.__name__))
        setattr(cls, name, _make_comparison(names, compare))


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot assign to field %r" % name)
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot delete field %r" % name)
        super(cls, self).__delattr__(name)

    cls.__setattr__ = __setattr__
    cls.__delattr__ = __delattr__


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    for base in cls.__mro__[1:]:
        inherited = getattr(base, "__dict__", {}).get("__dataclass_frozen__")
        if inherited is not None and inherited != frozen:
            raise TypeError("cannot inherit %s dataclass from a %s one" % (
                ("frozen", "non-frozen") if frozen else ("non-frozen", "frozen")))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    found = _collect(cls, kw_only)
    own = cls.__dict__
    real = [f for f in found.values() if f.kind is _FIELD]
    if slots:
        cls = _with_slots(cls, real)
        own = cls.__dict__
    compared = [f.name for f in real if f.compare]
    has_hash = "__hash__" in own and not (own["__hash__"] is None and "__eq__" in own)
    cls.__dataclass_fields__ = found
    cls.__dataclass_frozen__ = frozen
    if init:
        cls.__init__ = _make_init(cls, list(found.values()), frozen)
    elif "__init__" not in own:
        _check_order([f for f in found.values() if f.init and not f.kw_only and f.kind is not _CLASSVAR])
    if repr and "__repr__" not in own:
        cls.__repr__ = _make_repr([f.name for f in real if f.repr])
    if eq and "__eq__" not in own:
        cls.__eq__ = _make_comparison(compared, lambda a, b: a == b)
    if order:
        _add_order(cls, compared)
    if frozen:
        _freeze(cls, [f.name for f in real])
    if unsafe_hash or eq and frozen:
        if has_hash and unsafe_hash:
            raise TypeError("Cannot overwrite attribute __hash__ in class " + cls.__name__)
        if not has_hash:
            hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
            cls.__hash__ = lambda self: hash(_values(self, hashed))
    elif eq and not has_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple([f.name for f in found.values()
                                    if f.init and not f.kw_only and f.kind is not _CLASSVAR])
    return cls


def _with_slots(cls, real):
    if "__slots__" in cls.__dict__:
        raise TypeError("%s already specifies __slots__" % cls.__name__)
    inherited = set()
    for base in cls.__mro__[1:]:
        inherited.update(getattr(base, "__dict__", {}).get("__slots__", ()))
    names = [f.name for f in real]
    namespace = {name: value for name, value in cls.__dict__.items() if name not in names}
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    namespace["__slots__"] = tuple([name for name in names if name not in inherited])
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = cls.__qualname__
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False):
    def make(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)

    return make if cls is None else make(cls)


# ---- what programs ask ----

def fields(class_or_instance):
    found = getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in found.values() if f.kind is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _convert(value, make, factory):
    """A copy with the dataclass instances in it made into something else."""
    cls = type(value)
    if is_dataclass(value) and not isinstance(value, type):
        return make(value, factory)
    if isinstance(value, tuple) and hasattr(cls, "_fields"):
        return cls(*[_convert(item, make, factory) for item in value])
    if isinstance(value, (list, tuple)):
        return cls([_convert(item, make, factory) for item in value])
    if isinstance(value, dict):
        pairs = [(_convert(k, make, factory), _convert(v, make, factory)) for k, v in value.items()]
        return cls(value.default_factory, pairs) if hasattr(cls, "default_factory") else cls(pairs)
    if hasattr(cls, "__deepcopy__"):
        return value.__deepcopy__({})
    return value.copy() if isinstance(value, (set, bytearray)) else value


def _as_dict(obj, factory):
    return factory([(name, _convert(getattr(obj, name), _as_dict, factory))
                    for name, f in obj.__dataclass_fields__.items() if f.kind is _FIELD])


def _as_tuple(obj, factory):
    return factory([_convert(getattr(obj, name), _as_tuple, factory)
                    for name, f in obj.__dataclass_fields__.items() if f.kind is _FIELD])


def asdict(obj, *, dict_factory=dict):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as_dict(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as_tuple(obj, tuple_factory)


def replace(obj, /, **changes):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f.kind is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError("field %s is declared with init=False, it cannot be specified with replace()" % f.name)
        elif f.name not in changes:
            if f.kind is _INITVAR:
                if f.default is MISSING:
                    raise ValueError("InitVar %r must be specified with replace()" % f.name)
                changes[f.name] = f.default
            else:
                changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            item = item, "typing.Any"
        annotations[item[0]] = item[1]
        if len(item) > 2:
            body[item[0]] = item[2]
    body["__annotations__"] = annotations
    return dataclass(type(cls_name, bases or (object,), body), **options)
