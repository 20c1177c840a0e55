# SPDX-License-Identifier: MIT
"""Context variables. Tasks of asyncio share one context: what a task sets, the others see."""

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_NOTHING = object()


class Token:
    MISSING = "<Token.MISSING>"

    def __init__(self, context, var, old_value):
        self._context = context
        self.var = var
        self.old_value = old_value
        self._used = False

    def __repr__(self):
        return "<Token%s var=%r at %#x>" % (" used" if self._used else "", self.var, id(self))


class ContextVar:
    def __init__(self, name, *, default=_NOTHING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name = name
        self._default = default

    def get(self, default=_NOTHING, /):
        value = _current[-1]._values.get(self, default)
        if value is _NOTHING:
            value = self._default
        if value is _NOTHING:
            raise LookupError(self)
        return value

    def set(self, value, /):
        context = _current[-1]
        token = Token(context, self, context._values.get(self, Token.MISSING))
        context._values[self] = value
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError("%r has already been used once" % (token,))
        if token.var is not self:
            raise ValueError("%r was created by a different ContextVar" % (token,))
        context = _current[-1]
        if token._context is not context:
            raise ValueError("%r was created in a different Context" % (token,))
        token._used = True
        if token.old_value is Token.MISSING:
            del context._values[self]
        else:
            context._values[self] = token.old_value

    def __repr__(self):
        default = "" if self._default is _NOTHING else " default=%r" % (self._default,)
        return "<ContextVar name=%r%s at %#x>" % (self.name, default, id(self))


class Context:
    def __init__(self):
        self._values = {}

    def run(self, callable, *args, **kwargs):
        if self in _current:
            raise RuntimeError("cannot enter context: %r is already entered" % (self,))
        _current.append(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _current.pop()

    def copy(self):
        made = Context()
        made._values.update(self._values)
        return made

    def get(self, var, default=None):
        return self._values.get(var, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)


_current = [Context()]  # those that are entered, the innermost last


def copy_context():
    return _current[-1].copy()
