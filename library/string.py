# SPDX-License-Identifier: MIT
"""Constants, and two ways of filling in text: Template and Formatter."""
from _string import formatter_field_name_split as _formatter_field_name_split, formatter_parser as _formatter_parser

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    """Identifiers are ASCII ones; patterns of one's own are not supported, but for the delimiter."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Pairs of literal text and the name after it; None at the end, and for what is no placeholder ("$ ", whose
        position is a third item), "" for two delimiters."""
        text, mark = self.template, self.delimiter
        start = 0
        while True:
            at = text.find(mark, start)
            if at < 0:
                yield text[start:], None, at, None
                return
            literal, after = text[start:at], at + len(mark)
            if text.startswith(mark, after):
                start = after + len(mark)
                yield literal, "", at, text[at:start]
                continue
            braced = text.startswith("{", after)
            end = begin = after + braced
            while end < len(text) and (text[end] in ascii_letters or text[end] == "_" or
                                       end > begin and text[end] in digits):
                end += 1
            if end == begin or braced and not text.startswith("}", end):
                start = after
                yield literal, None, at, mark
                continue
            start = end + braced
            yield literal, text[begin:end], at, text[at:start]

    def _fill(self, mapping, kwds, is_safe):
        out = []
        for literal, name, at, written in self._parts():
            out.append(literal)
            if at < 0:
                break
            if name is None:
                if not is_safe:
                    before = self.template[:at]
                    raise ValueError("Invalid placeholder in string: line %d, col %d"
                                     % (before.count("\n") + 1, at - before.rfind("\n")))
                out.append(written)
            elif name == "":
                out.append(self.delimiter)
            elif name in kwds:
                out.append(str(kwds[name]))
            elif is_safe and name not in mapping:
                out.append(written)
            else:
                out.append(str(mapping[name]))
        return "".join(out)

    def substitute(self, mapping={}, /, **kwds):
        return self._fill(mapping, kwds, False)

    def safe_substitute(self, mapping={}, /, **kwds):
        return self._fill(mapping, kwds, True)

    def is_valid(self):
        return all([name is not None or at < 0 for literal, name, at, written in self._parts()])

    def get_identifiers(self):
        return list(dict.fromkeys([name for literal, name, at, written in self._parts() if name]))


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result = self._vformat(format_string, args, kwargs, used, 2, [0])
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, automatic):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, field, spec, conversion in self.parse(format_string):
            out.append(literal)
            if field is None:
                continue
            if field == "" or field[0] in ".[":
                if automatic[0] is None:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(automatic[0]) + field
                automatic[0] += 1
            elif field[0] in digits:
                if automatic[0]:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                automatic[0] = None
            obj, first = self.get_field(field, args, kwargs)
            used.add(first)
            obj = self.convert_field(obj, conversion)
            spec = self._vformat(spec, args, kwargs, used, depth - 1, automatic)
            out.append(self.format_field(obj, spec))
        return "".join(out)

    def parse(self, format_string):
        return _formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, name in steps:
            obj = getattr(obj, name) if is_attribute else obj[name]
        return obj, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier %s" % conversion)
