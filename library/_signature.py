# SPDX-License-Identifier: MIT
"""inspect.signature() and what it gives."""
import inspect


class _Empty:
    pass


_Empty.__name__ = _Empty.__qualname__ = "_empty"


class _Same:
    """What replace() leaves as it is."""


# ---- parameters ----


class _ParameterKind(int):
    def __new__(cls, number, name, description):
        self = int.__new__(cls, number)
        self.name = name
        self.value = number
        self.description = description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return "<_ParameterKind.%s: %d>" % (self.name, self.value)


def _annotation_text(annotation):
    if isinstance(annotation, str):
        return annotation
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", "__builtins__"):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


formatannotation = _annotation_text


class Parameter:
    """One parameter of a signature."""

    empty = _Empty
    POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")

    def __init__(self, name, kind, *, default=_Empty, annotation=_Empty):
        kinds = [Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD, Parameter.VAR_POSITIONAL,
                 Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD]
        if kind not in kinds:
            raise ValueError("value %r is not a valid Parameter.kind" % (kind,))
        self.kind = kinds[kind]
        if default is not _Empty and kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
            raise ValueError("%s parameters cannot have default values" % self.kind.description)
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a %s" % type(name).__name__)
        if not name.isidentifier():
            raise ValueError("%r is not a valid parameter name" % name)
        self.name = name
        self.default = default
        self.annotation = annotation

    def replace(self, *, name=_Empty, kind=_Empty, annotation=_Same, default=_Same):
        return type(self)(
            self.name if name is _Empty else name,
            self.kind if kind is _Empty else kind,
            default=self.default if default is _Same else default,
            annotation=self.annotation if annotation is _Same else annotation,
        )

    def __str__(self):
        text = self.name
        if self.annotation is not _Empty:
            text += ": " + _annotation_text(self.annotation)
        if self.default is not _Empty:
            text += (" = %r" if self.annotation is not _Empty else "=%r") % (self.default,)
        if self.kind == Parameter.VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self.kind == Parameter.VAR_KEYWORD else text

    def __repr__(self):
        return '<Parameter "%s">' % self

    def _parts(self):
        return self.name, self.kind, self.default, self.annotation

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._parts())


# ---- signatures ----


class BoundArguments:
    """Arguments by the names of their parameters."""

    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        args = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD) or name not in self.arguments:
                break
            value = self.arguments[name]
            args.extend(value if parameter.kind == Parameter.VAR_POSITIONAL else [value])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, by_name = {}, False
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD) or name not in self.arguments:
                by_name = True
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == Parameter.VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _Empty:
                filled[name] = parameter.default
            elif parameter.kind == Parameter.VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind == Parameter.VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return "<BoundArguments (%s)>" % ", ".join(["%s=%r" % item for item in self.arguments.items()])


class Signature:
    """The parameters of a callable, and what its result is annotated with."""

    empty = _Empty

    def __init__(self, parameters=None, *, return_annotation=_Empty):
        self.parameters = {}
        kind, defaulted = Parameter.POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if parameter.kind < kind:
                raise ValueError("wrong parameter order: %s parameter before %s parameter"
                                 % (kind.description, parameter.kind.description))
            kind = parameter.kind
            if kind <= Parameter.POSITIONAL_OR_KEYWORD:
                if defaulted and parameter.default is _Empty:
                    raise ValueError("non-default argument follows default argument")
                defaulted = parameter.default is not _Empty
            if parameter.name in self.parameters:
                raise ValueError("duplicate parameter name: %r" % parameter.name)
            self.parameters[parameter.name] = parameter
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return _signature_of(obj, follow_wrapped)

    def replace(self, *, parameters=_Same, return_annotation=_Same):
        return type(self)(
            self.parameters.values() if parameters is _Same else parameters,
            return_annotation=self.return_annotation if return_annotation is _Same else return_annotation,
        )

    def __str__(self):
        texts, star, slash = [], True, False
        for parameter in self.parameters.values():
            if parameter.kind == Parameter.POSITIONAL_ONLY:
                slash = True
            elif slash:
                texts.append("/")
                slash = False
            if parameter.kind == Parameter.VAR_POSITIONAL:
                star = False
            elif parameter.kind == Parameter.KEYWORD_ONLY and star:
                texts.append("*")
                star = False
            texts.append(str(parameter))
        if slash:
            texts.append("/")
        text = "(%s)" % ", ".join(texts)
        return text if self.return_annotation is _Empty else text + " -> " + _annotation_text(self.return_annotation)

    def __repr__(self):
        return "<Signature %s>" % self

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self.parameters.values()) == list(other.parameters.values())
                and self.return_annotation == other.return_annotation)

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        found, rest, keywords, takes_all = {}, list(args), dict(kwargs), None
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == Parameter.VAR_POSITIONAL:
                if rest:
                    found[name] = tuple(rest)
                rest = []
            elif kind == Parameter.VAR_KEYWORD:
                takes_all = name
            elif rest and kind != Parameter.KEYWORD_ONLY:
                if name in keywords and kind != Parameter.POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument %r" % name)
                found[name] = rest.pop(0)
            elif name in keywords and kind != Parameter.POSITIONAL_ONLY:
                found[name] = keywords.pop(name)
            elif parameter.default is _Empty and not partial:
                raise TypeError("missing a required argument: %r" % name)
        if rest:
            raise TypeError("too many positional arguments")
        if takes_all is not None:
            if keywords:
                found[takes_all] = keywords
        elif keywords:
            raise TypeError("got an unexpected keyword argument %r" % next(iter(keywords)))
        return BoundArguments(self, found)


def _signature_of_function(function):
    code = function.__code__
    names, count = code.co_varnames, code.co_argcount
    annotations = function.__annotations__
    defaults, named_defaults = function.__defaults__ or (), function.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_Empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _Empty)))

    for i in range(count):
        kind = Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        at = i - (count - len(defaults))
        add(names[i], kind, defaults[at] if at >= 0 else _Empty)
    at = count + code.co_kwonlyargcount
    if code.co_flags & inspect.CO_VARARGS:
        add(names[at], Parameter.VAR_POSITIONAL)
        at += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        add(name, Parameter.KEYWORD_ONLY, named_defaults.get(name, _Empty))
    if code.co_flags & inspect.CO_VARKEYWORDS:
        add(names[at], Parameter.VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _Empty))


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD):
        raise ValueError("invalid method signature")
    if parameters[0].kind != Parameter.VAR_POSITIONAL:
        del parameters[0]
    return signature.replace(parameters=parameters)


def _signature_of_partial(partial, follow_wrapped):
    signature = _signature_of(partial.func, follow_wrapped)
    given = signature.bind_partial(*partial.args, **partial.keywords).arguments
    parameters, by_name = [], False
    for name, parameter in signature.parameters.items():
        if parameter.kind == Parameter.POSITIONAL_ONLY and name in given:
            continue
        if parameter.kind == Parameter.POSITIONAL_OR_KEYWORD:
            if name in partial.keywords:
                by_name = True
                parameter = parameter.replace(default=given[name])
            elif name in given:
                continue
            if by_name:
                parameter = parameter.replace(kind=Parameter.KEYWORD_ONLY)
        elif parameter.kind == Parameter.KEYWORD_ONLY and name in given:
            parameter = parameter.replace(default=given[name])
        elif parameter.kind == Parameter.VAR_POSITIONAL and by_name:
            continue
        parameters.append(parameter)
    return signature.replace(parameters=parameters)


def _with_field_types(signature, fields):
    """The __init__ of a data class is compiled from a text whose annotations are variables of it."""
    parameters = [p.replace(annotation=fields[name].type) if name in fields else p for name, p in signature.parameters.items()]
    return signature.replace(parameters=parameters, return_annotation=None)


def _signature_of_class(cls, follow_wrapped):
    for base in cls.__mro__[:-1]:
        for name in ("__new__", "__init__"):
            made_by = base.__dict__.get(name)
            if isinstance(made_by, staticmethod):
                made_by = made_by.__func__
            if not inspect.isfunction(made_by):
                continue
            signature = _without_first(_signature_of(made_by, follow_wrapped))
            fields = getattr(cls, "__dataclass_fields__", None)
            return signature if fields is None else _with_field_types(signature, fields)
        if base.__module__ == "builtins":
            raise ValueError("no signature found for builtin type %r" % (cls,))
    return Signature()


def _signature_of(obj, follow_wrapped):
    if not callable(obj):
        raise TypeError("%r is not a callable object" % (obj,))
    if inspect.ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = inspect.unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or inspect.ismethod(f))
        if inspect.ismethod(obj):
            return _signature_of(obj, follow_wrapped)
    signature = getattr(obj, "__signature__", None)
    if signature is not None:
        return signature
    if inspect.isfunction(obj):
        return _signature_of_function(obj)
    if inspect.isclass(obj):
        return _signature_of_class(obj, follow_wrapped)
    if inspect.isbuiltin(obj):
        raise ValueError("no signature found for builtin %r" % (obj,))
    if inspect._is_partial(obj):
        return _signature_of_partial(obj, follow_wrapped)
    return _without_first(_signature_of(type(obj).__call__, follow_wrapped))


def signature(obj, *, follow_wrapped=True):
    """How obj is called."""
    return _signature_of(obj, follow_wrapped)
