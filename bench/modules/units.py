# SPDX-License-Identifier: MIT
"""Conversion of units, exact where it can be."""

LENGTH = {"mm": 1, "cm": 10, "m": 1000, "km": 1000000, "in": 25.4, "ft": 304.8, "mi": 1609344}
MASS = {"mg": 1, "g": 1000, "kg": 1000000, "t": 1000000000, "oz": 28349.5, "lb": 453592}
TIME = {"ms": 1, "s": 1000, "min": 60000, "h": 3600000, "d": 86400000}

TABLES = (("length", LENGTH), ("mass", MASS), ("time", TIME))

PREFIXES = ((1000000000, "G"), (1000000, "M"), (1000, "k"))


class UnitError(LookupError):
    pass


def table_of(unit):
    for name, table in TABLES:
        if unit in table:
            return name, table
    raise UnitError(unit)


def convert(value, source, target):
    name, table = table_of(source)
    if target not in table:
        raise UnitError("%s is no %s" % (target, name))
    up, down = table[source], table[target]
    if isinstance(up, int) and isinstance(down, int) and value * up % down == 0:
        return value * up // down
    return value * up / down


def human(value, unit=""):
    for factor, prefix in PREFIXES:
        if value >= factor:
            return "%d.%d %s%s" % (value // factor, value * 10 // factor % 10, prefix, unit)
    return "%d %s" % (value, unit)


class Quantity:
    def __init__(self, value, unit):
        self.kind = table_of(unit)[0]
        self.value = value
        self.unit = unit

    def to(self, unit):
        return Quantity(convert(self.value, self.unit, unit), unit)

    def __add__(self, other):
        return Quantity(self.value + other.to(self.unit).value, self.unit)

    def __eq__(self, other):
        return self.kind == other.kind and self.to(other.unit).value == other.value

    def __str__(self):
        return str(self.value) + " " + self.unit


class Celsius(Quantity):
    def __init__(self, degrees):
        self.kind, self.value, self.unit = "temperature", degrees, "C"

    def fahrenheit(self):
        return self.value * 9 // 5 + 32
