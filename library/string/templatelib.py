# SPDX-License-Identifier: MIT
"""The types of template strings (PEP 750), which are in C, and convert()."""
from _template import Interpolation, Template


def convert(obj, /, conversion):
    if conversion is None:
        return obj
    if conversion == 's':
        return str(obj)
    if conversion == 'r':
        return repr(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError("invalid conversion specifier: " + str(conversion))
