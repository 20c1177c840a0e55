# SPDX-License-Identifier: MIT
"""Warnings: who is told what, how often. Lines of source are not on the device, so messages have the file's name and no
line: `module: Category: message`. The modules of a filter are matched against what warn_explicit is told."""
import sys as _sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings"]

_ACTIONS = "default", "error", "ignore", "always", "module", "once"

filters = []  # (action, message, category, module, line), the latest first
_once = {}


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self.category.__name__, self.filename, self.lineno, self.line)


def formatwarning(message, category, filename, lineno, line=None):
    text = "%s:%s: %s: %s\n" % (filename, lineno, category.__name__, message)
    return text if line is None else "%s  %s\n" % (text, line.strip())


def showwarning(message, category, filename, lineno, file=None, line=None):
    (_sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def _add(item, append):
    if item in filters:
        if append:
            return
        filters.remove(item)
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)
    _once.clear()


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """message and module are texts that the warning's begin with; they are patterns of `re` in CPython."""
    if action not in _ACTIONS:
        raise AssertionError("invalid action: %r" % (action,))
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, "", lineno, append)


def resetwarnings():
    filters.clear()
    _once.clear()


def _action(text, category, module, lineno):
    for action, message, kind, name, line in filters:
        if (issubclass(category, kind) and line in (0, lineno) and
                (message is None or text.lower().startswith(message.lower())) and
                (name is None or module.startswith(name))):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    warn_explicit(message, category, "sys", 1, source=source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if module is None:
        module = filename[:-3] if filename.endswith(".py") else filename
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    seen = _once if registry is None or action == "once" else registry
    key = (text, category) if action == "once" else (text, category, filename if action == "module" else lineno)
    if action != "always":
        if seen.get(key):
            return
        seen[key] = True
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _show(message):
    if _logs:
        _logs[-1].append(message)
    else:
        showwarning(message.message, message.category, message.filename, message.lineno, message.file, message.line)


_logs = []  # of catch_warnings(record=True), the innermost last; None where one records nothing


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % (self,))
        self._entered = True
        self._filters, self._seen = filters[:], dict(_once)
        _once.clear()
        log = [] if self._record else None
        if self._record:
            _logs.append(log)
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % (self,))
        filters[:] = self._filters
        _once.clear()
        _once.update(self._seen)
        if self._record:
            _logs.pop()
