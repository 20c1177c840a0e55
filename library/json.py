# SPDX-License-Identifier: MIT
"""JSON (RFC 8259) from and to Python's objects."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, self.lineno, self.colno, pos))


# ---- to text ----

def _quote(text, ensure_ascii):
    plain = True
    for c in text:
        if c in _ESCAPES or c < " " or c > "~":
            plain = False
            break
    if plain:
        return '"' + text + '"'
    out = ['"']
    for c in text:
        if c in _ESCAPES:
            c = _ESCAPES[c]
        elif c < " " or c > "~" and ensure_ascii:
            code = ord(c)
            if code > 0xffff:
                code -= 0x10000
                out.append("\\u%04x" % (0xd800 | code >> 10))
                code = 0xdc00 | code & 0x3ff
            c = "\\u%04x" % code
        out.append(c)
    out.append('"')
    return "".join(out)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        if isinstance(o, bytes):
            return o.decode()  # MicroPython's json has them as text, CPython's does not have them
        raise TypeError("Object of type %s is not JSON serializable" % type(o).__name__)

    def encode(self, o):
        return "".join(self.iterencode(o))

    def iterencode(self, o):
        out = []
        self._write(o, out.append, [], 0)
        return out

    def _float(self, o):
        if o == o and o not in (float("inf"), float("-inf")):
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"

    def _scalar(self, o):
        """The text of what has no parts, or None."""
        if isinstance(o, str):
            return _quote(o, self.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        return self._float(o) if isinstance(o, float) else None

    def _write(self, o, put, inside, level):
        text = self._scalar(o)
        if text is not None:
            put(text)
            return
        if self.check_circular:
            for outer in inside:
                if outer is o:
                    raise ValueError("Circular reference detected")
        inside.append(o)
        if isinstance(o, dict):
            self._write_dict(o, put, inside, level + 1)
        elif isinstance(o, (list, tuple)):
            newline = None if self.indent is None else "\n" + self.indent * (level + 1)
            put("[")
            for i, item in enumerate(o):
                if i:
                    put(self.item_separator)
                if newline:
                    put(newline)
                self._write(item, put, inside, level + 1)
            self._close("]", len(o), put, level)
        else:
            self._write(self.default(o), put, inside, level)
        inside.pop()

    def _close(self, bracket, n, put, level):
        if n and self.indent is not None:
            put("\n" + self.indent * level)
        put(bracket)

    def _write_dict(self, o, put, inside, level):
        newline = None if self.indent is None else "\n" + self.indent * level
        items = sorted(o.items()) if self.sort_keys else o.items()
        n = 0
        put("{")
        for key, value in items:
            if not isinstance(key, str):
                text = self._scalar(key)
                if text is None:
                    if self.skipkeys:
                        continue
                    raise TypeError("keys must be str, int, float, bool or None, not %s" % type(key).__name__)
                key = text
            if n:
                put(self.item_separator)
            n += 1
            if newline:
                put(newline)
            put(_quote(key, self.ensure_ascii))
            put(self.key_separator)
            self._write(value, put, inside, level)
        self._close("}", n, put, level - 1)


def dumps(obj, *, cls=None, **kw):
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, *, cls=None, **kw):
    for part in (cls or JSONEncoder)(**kw).iterencode(obj):
        fp.write(part)


# ---- from text ----

def _infinity(name):
    return float(name.replace("Infinity", "inf"))


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _infinity
        self.strict = strict

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        c = s[idx:idx + 1]
        if c == '"':
            return self._string(s, idx + 1)
        if c == "{":
            return self._object(s, idx + 1)
        if c == "[":
            return self._array(s, idx + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, idx):
                return value, idx + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, idx):
                return self.parse_constant(word), idx + len(word)
        return self._number(s, idx)

    def _number(self, s, start):
        end = _digits(s, start + s.startswith("-", start), True)
        if end is None:
            raise JSONDecodeError("Expecting value", s, start)
        whole = end
        if s.startswith(".", end):
            end = _digits(s, end + 1, False) or end
        if s[end:end + 1] in ("e", "E"):
            end = _digits(s, end + 1 + (s[end + 1:end + 2] in ("+", "-")), False) or end
        return (self.parse_int if end == whole else self.parse_float)(s[start:end]), end

    def _string(self, s, at):
        begin, parts = at, []
        while True:
            start = at
            c = s[at:at + 1]
            while c and c != '"' and c != "\\" and (c >= " " or not self.strict):
                at += 1
                c = s[at:at + 1]
            parts.append(s[start:at])
            if c == '"':
                return "".join(parts), at + 1
            if not c:
                raise JSONDecodeError("Unterminated string starting at", s, begin - 1)
            if c != "\\":
                raise JSONDecodeError("Invalid control character at", s, at)
            c = s[at + 1:at + 2]
            if not c:
                raise JSONDecodeError("Unterminated string starting at", s, begin - 1)
            if c != "u":
                if c not in _UNESCAPES:
                    raise JSONDecodeError("Invalid \\escape", s, at)
                parts.append(_UNESCAPES[c])
                at += 2
                continue
            code = _hex(s, at + 2)
            at += 6
            if 0xd800 <= code < 0xdc00 and s.startswith("\\u", at):
                low = _hex(s, at + 2)
                if 0xdc00 <= low < 0xe000:
                    code = 0x10000 + ((code & 0x3ff) << 10 | low & 0x3ff)
                    at += 6
            parts.append(chr(code))

    def _array(self, s, at):
        items = []
        at = _skip(s, at)
        if s.startswith("]", at):
            return items, at + 1
        while True:
            value, at = self.raw_decode(s, at)
            items.append(value)
            at = _skip(s, at)
            if s.startswith("]", at):
                return items, at + 1
            if not s.startswith(",", at):
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if not s.startswith("}", at):
            while True:
                if not s.startswith('"', at):
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
                key, at = self._string(s, at + 1)
                at = _skip(s, at)
                if not s.startswith(":", at):
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self.raw_decode(s, _skip(s, at + 1))
                pairs.append((key, value))
                at = _skip(s, at)
                if s.startswith("}", at):
                    break
                if not s.startswith(",", at):
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                at = _skip(s, at + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at + 1
        return dict(pairs) if self.object_hook is None else self.object_hook(dict(pairs)), at + 1


def _skip(s, at):
    while s[at:at + 1] in (" ", "\t", "\n", "\r"):
        at += 1
    return at


def _digits(s, at, is_whole):
    """The end of the digits that begin here, None without any; after a leading 0 a whole number ends."""
    end = at
    while "0" <= s[end:end + 1] <= "9":
        end += 1
    return None if end == at else at + 1 if is_whole and s[at] == "0" else end


def _hex(s, at):
    digits = s[at:at + 4]
    if len(digits) == 4 and all([c in "0123456789abcdefABCDEF" for c in digits]):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)


def loads(s, *, cls=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode()
    elif not isinstance(s, str):
        raise TypeError("the JSON object must be str, bytes or bytearray, not " + type(s).__name__)
    if s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, *, cls=None, **kw):
    return loads(fp.read() if hasattr(fp, "read") else _read_into(fp), cls=cls, **kw)


def _read_into(stream):
    """All that a stream of MicroPython's kind has, which has readinto only; as there, a byte at a time."""
    out, byte = bytearray(), bytearray(1)
    while n := stream.readinto(byte):
        if n != 1:
            raise OSError(5, "EIO")  # more than there is room for
        out += byte
    return out
