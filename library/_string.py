# SPDX-License-Identifier: MIT
"""What str.format's templates consist of."""


def formatter_parser(format_string):
    """Tuples of literal text, field name, format specification and conversion; the last three None at the end."""
    literal, at, n = "", 0, len(format_string)
    while at < n:
        c = format_string[at]
        at += 1
        if c not in "{}":
            literal += c
        elif format_string.startswith(c, at):
            yield literal + c, None, None, None
            literal = ""
            at += 1
        elif c == "}":
            raise ValueError("Single '}' encountered in format string")
        else:
            start, depth = at, 1
            while depth:
                if at == n:
                    raise ValueError("expected '}' before end of string" if at > start else
                                     "Single '{' encountered in format string")
                c = format_string[at]
                depth += (c == "{") - (c == "}")
                at += 1
            yield (literal,) + _split_field(format_string[start:at - 1])
            literal = ""
    if literal:
        yield literal, None, None, None


def _split_field(text):
    """Name, format specification and conversion of what is between braces."""
    end, bracket = 0, False
    while end < len(text) and (bracket or text[end] not in "!:"):
        if text[end] in "[]":
            bracket = text[end] == "["
        end += 1
    name, conversion = text[:end], None
    if text.startswith("!", end):
        conversion = text[end + 1:end + 2]
        end += 2
        if end < len(text) and text[end] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, text[end + 1:], conversion


def formatter_field_name_split(field_name):
    """The argument's number or name, and an iterator of what follows: whether it is an attribute, and its name."""
    end = 0
    while end < len(field_name) and field_name[end] not in ".[":
        end += 1
    first = field_name[:end]
    return int(first) if first.isdigit() else first, _steps(field_name, end)


def _steps(field_name, end):
    while end < len(field_name):
        if field_name[end] == "[":
            close = field_name.find("]", end)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            key = field_name[end + 1:close]
            if not key:
                raise ValueError("Empty attribute in format string")
            yield False, int(key) if key.isdigit() else key
            end = close + 1
            if end < len(field_name) and field_name[end] not in ".[":
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        else:
            start = end = end + 1
            while end < len(field_name) and field_name[end] not in ".[":
                end += 1
            if end == start:
                raise ValueError("Empty attribute in format string")
            yield True, field_name[start:end]
