# SPDX-License-Identifier: MIT
"""Tracebacks as text: what the runtime prints of an exception. Images have no source lines to show."""
import io
import sys


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    return _text(exc if value is None else value).splitlines(True)


def _text(exc):
    text = io.StringIO()
    sys.print_exception(exc, text)
    return text.getvalue()


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(_text(exc if value is None else value))


def format_exception_only(exc, /, value=None):
    exc = exc if value is None else value
    name = type(exc).__qualname__
    if type(exc).__module__ not in ("builtins", "__main__"):
        name = type(exc).__module__ + "." + name
    text = str(exc)
    return ["%s: %s\n" % (name, text) if text else name + "\n"]


def format_exc(limit=None, chain=True):
    exc = sys.exc_info()[1]
    return "NoneType: None\n" if exc is None else _text(exc)


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc())
