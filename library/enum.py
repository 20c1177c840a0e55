# SPDX-License-Identifier: MIT
"""Classes with a fixed set of instances. What a class statement of an Enum does is in EnumType.__new__: it makes an
instance for each name of the class body that _Body took for a member's."""


class auto:
    """Stands for the value that _generate_next_value_ gives."""


class nonmember:
    def __init__(self, value):
        self.value = value


class member(nonmember):
    pass


def _is_special(name):
    return len(name) > 2 and name[0] == "_" and name[-1] == "_"


def _is_member(name, value):
    if isinstance(value, member):
        return True
    return not (_is_special(name) or isinstance(value, nonmember) or hasattr(value, "__get__") or
                isinstance(value, (staticmethod, classmethod, property, type(_is_special))))


class _Body(dict):
    """The namespace of an Enum's class body."""

    def __init__(self, generate):
        self.members = {}
        self.ignored = ()
        self.generate = generate

    def __setitem__(self, name, value):
        if name == "_ignore_":
            self.ignored = value.replace(",", " ").split() if isinstance(value, str) else value
            return
        if name == "_generate_next_value_":
            self.generate = value.__func__ if isinstance(value, staticmethod) else value
        elif name not in self.ignored and _is_member(name, value):
            if name in self.members:
                raise TypeError("%r already defined as %r" % (name, self[name]))
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                value = self.generate(name, 1, len(self.members), list(self.members.values()))
            self.members[name] = value
        elif name in self.members:
            raise TypeError("%r already defined as %r" % (name, self[name]))
        super().__setitem__(name, value.value if isinstance(value, nonmember) else value)



def _data_type(bases):
    """The class whose values the members are, besides being members: object if there is none."""
    for base in bases:
        for cls in base.__mro__:
            if cls is not object and not isinstance(cls, EnumType):
                if cls.__mro__[-2] in _data_types:
                    return cls
    return object


_data_types = (int, str, float, bytes, tuple, frozenset)


class EnumType(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError("%s cannot extend %r" % ("<enum %r>" % name, base))
        return _Body(bases[-1]._generate_next_value_ if bases else None)

    def __new__(mcls, name, bases, body, *, boundary=None, **kwds):
        members = getattr(body, "members", {})
        namespace = {key: value for key, value in body.items() if key not in members and key not in body.ignored}
        namespace["_member_map_"] = {}
        namespace["_member_names_"] = []
        namespace["_value2member_map_"] = {}
        if "_generate_next_value_" in namespace:
            namespace["_generate_next_value_"] = staticmethod(body.generate)
        cls = super().__new__(mcls, name, bases, namespace, **kwds)
        data_type = _data_type(bases)
        # A data type stands before Enum in the order of bases, and has methods of its own for these.
        for special in ("__repr__", "__str__", "__format__"):
            for base in cls.__mro__[1:] if data_type is not object and special not in namespace else ():
                if base is not object and base not in _data_types and special in base.__dict__:
                    type.__setattr__(cls, special, base.__dict__[special])
                    break
        if boundary is not None:
            type.__setattr__(cls, "_boundary_", boundary)
        make = namespace.get("__new__")
        for base in cls.__mro__:
            if make is None and base is not object and base is not data_type and base.__mro__[-2] not in _data_types:
                make = getattr(base, "__dict__", {}).get("__new__")
        make = getattr(make, "__func__", make)
        for key, value in members.items():
            cls._add_member(key, value, data_type, make)
        return cls

    def _add_member(cls, name, value, data_type, make):
        args = value if isinstance(value, tuple) and data_type is not tuple else (value,)
        if make is not None:
            new = make(cls, *args)
        elif data_type is object:
            new = object.__new__(cls)
        else:
            new = data_type.__new__(cls, *args)
        if not hasattr(new, "_value_"):
            new._value_ = value if data_type is object or make is not None else data_type(*args)
        new._name_ = name
        new.__objclass__ = cls
        for known in cls._member_map_.values():
            if known._value_ == new._value_:
                new = known
                break
        else:
            new.__init__(*args)
            new._sort_order_ = len(cls._member_names_)
            cls._add_new(name, new)
        cls._member_map_[name] = new
        type.__setattr__(cls, name, new)

    def _add_new(cls, name, new):
        if not hasattr(cls, "_boundary_") or _is_bit(new._value_):
            cls._member_names_.append(name)
        try:
            cls._value2member_map_[new._value_] = new
        except TypeError:
            pass

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls._find(value)
        bases = (cls,) if type is None else (type, cls)
        meta = cls.__class__
        body = meta.__prepare__(value, bases)
        if module is not None:
            body["__module__"] = module
        if qualname is not None:
            body["__qualname__"] = qualname
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        pairs = names.items() if isinstance(names, dict) else names
        for i, pair in enumerate(pairs):
            if isinstance(pair, str):
                taken = list(body.members.values())
                pair = pair, body.generate(pair, start, i, taken)
            body[pair[0]] = pair[1]
        return meta.__new__(meta, value, bases, body, boundary=boundary)

    def _find(cls, value):
        if type(value) is cls:
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        found = cls._missing_(value)
        if isinstance(found, cls) or isinstance(found, int) and getattr(cls, "_boundary_", None) is EJECT:
            return found
        if found is None:
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        raise TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, found))

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return reversed([cls._member_map_[name] for name in cls._member_names_])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return value._name_ in cls._member_map_
        return any([found._value_ == value for found in cls._member_map_.values()])

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __repr__(cls):
        return "<%s %r>" % ("flag" if issubclass(cls, Flag) else "enum", cls.__name__)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("cannot reassign member %r" % name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, name))
        super().__delattr__(name)

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    def __init__(self, *args):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (type(self).__name__, self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other if _data_type(type(self).__mro__) is object else _data_eq(self, other)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _data_eq(self, other):
    return self._value_ == (other._value_ if isinstance(other, Enum) else other)


class ReprEnum(Enum):
    """Members whose str() and format() are those of their values."""

    def __str__(self):
        return str(self._value_)

    def __format__(self, format_spec):
        return format(self._value_, format_spec)


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        for value in values:
            if not isinstance(value, str):
                raise TypeError("%r is not a string" % (value,))
        self = str.__new__(cls, *values)
        self._value_ = str(*values)
        return self

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _is_bit(value):
    return value > 0 and not value & value - 1


def _bits(value):
    while value:
        yield value & -value
        value &= value - 1


def _binary(value, width):
    return "0b%s %s" % ("1" if value < 0 else "0", "{:0{}b}".format(value & (1 << width) - 1, width))


class Flag(Enum):
    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 1 << max(last_values).bit_length()

    @classmethod
    def _canonical(cls):
        return [cls._member_map_[name] for name in cls._member_names_]

    @classmethod
    def _mask(cls):
        mask = 0
        for flag in cls._member_map_.values():
            mask |= flag._value_
        return mask

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask = cls._mask()
        every = (1 << mask.bit_length()) - 1
        if value & ~mask if value >= 0 else not -every - 1 <= value or ~value & ~mask & every:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s"
                                 % (cls, value, _binary(value, width), _binary(mask, width)))
            if cls._boundary_ is EJECT:
                return value
            if cls._boundary_ is CONFORM:
                value &= mask
        if value < 0:
            value += max(every + 1, 1 << value.bit_length()) if cls._boundary_ is KEEP else 0
            if value < 0:
                value &= mask
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        data_type = _data_type(cls.__mro__)
        new = object.__new__(cls) if data_type is object else data_type.__new__(cls, value)
        names = [flag._name_ for flag in cls._canonical() if flag._value_ & value]
        rest = value & ~mask
        if rest and names:
            names.append(str(rest))
        new._value_ = value
        new._name_ = "|".join(names) or None
        new.__objclass__ = cls
        cls._value2member_map_[value] = new
        return new

    def __repr__(self):
        name = type(self).__name__
        return "<%s: %r>" % (name if self._name_ is None else name + "." + self._name_, self._value_)

    def __str__(self):
        name = type(self).__name__
        return "%s(%r)" % (name, self._value_) if self._name_ is None else "%s.%s" % (name, self._name_)

    def __iter__(self):
        for flag in type(self)._canonical():
            if flag._value_ & self._value_:
                yield flag

    def __len__(self):
        return sum([1 for bit in _bits(self._value_)])

    def __bool__(self):
        return self._value_ != 0

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, type(self).__qualname__))
        return other._value_ & self._value_ == other._value_

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if isinstance(other, int) and isinstance(self, int):
            return int(other)
        return None

    def __or__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ | other)

    def __and__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ & other)

    def __xor__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ ^ other)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._boundary_ is KEEP:
            return type(self)(~self._value_)
        return type(self)(self._mask() & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    # int comes before Flag
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__

    def __repr__(self):
        return Flag.__repr__(self)


def unique(enumeration):
    aliases = ["%s -> %s" % (name, found._name_) for name, found in enumeration._member_map_.items()
               if name != found._name_]
    if aliases:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, ", ".join(aliases)))
    return enumeration
