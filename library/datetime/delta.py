# SPDX-License-Identifier: MIT
"""Differences of times, and time zones."""

_DAY = 86400000000  # microseconds
_STRICTLY = "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %r."


def _divide(a, b):
    """a / b as an int, the nearest one, of two the even one."""
    quotient, rest = divmod(a, b)
    twice = 2 * rest
    if (twice > b if b > 0 else twice < b) or twice == b and quotient & 1:
        quotient += 1
    return quotient


def class_text(self, name):
    """What repr() calls the class of an object: a class of this module with the module's name."""
    cls = type(self)
    return "datetime." + name if cls.__module__.startswith("datetime.") else cls.__qualname__


class timedelta:
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole, part = 0, 0.0  # microseconds
        for name, value, unit in (("days", days, _DAY), ("seconds", seconds, 1000000), ("microseconds", microseconds, 1),
                                  ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60000000),
                                  ("hours", hours, 3600000000), ("weeks", weeks, 7 * _DAY)):
            if isinstance(value, float):
                floor = int(value)
                part += (value - floor) * unit
                value = floor
            elif not isinstance(value, int):
                raise TypeError("unsupported type for timedelta %s component: %s" % (name, type(value).__name__))
            whole += value * unit
        odd = whole & 1  # a half goes to the even one
        return _delta(cls, whole - odd + round(odd + part) if part else whole)

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._us() / 1000000

    def __repr__(self):
        parts = [("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)]
        return "%s(%s)" % (class_text(self, "timedelta"), ", ".join(["%s=%d" % p for p in parts if p[1]]) or "0")

    def __str__(self):
        minutes, second = divmod(self._seconds, 60)
        text = "%d:%02d:%02d" % (minutes // 60, minutes % 60, second)
        if self._days:
            text = "%d day%s, %s" % (self._days, "" if abs(self._days) == 1 else "s", text)
        return text + ".%06d" % self._microseconds if self._microseconds else text

    def __add__(self, other):
        return _delta(timedelta, self._us() + other._us()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _delta(timedelta, self._us() - other._us()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return -self + other if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(timedelta, -self._us())

    def __pos__(self):
        return _delta(timedelta, self._us())

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(timedelta, self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(timedelta, _divide(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        return _delta(timedelta, self._us() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return _delta(timedelta, _divide(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(timedelta, _divide(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        return _delta(timedelta, self._us() % other._us()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._us(), other._us())
        return quotient, _delta(timedelta, rest)

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._us() != 0


def _delta(cls, us):
    self = object.__new__(cls)
    self._days, rest = divmod(us, _DAY)
    self._seconds, self._microseconds = divmod(rest, 1000000)
    if abs(self._days) > 999999999:
        raise OverflowError("days=%d; must have magnitude <= 999999999" % self._days)
    return self


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        delta = offset - saving
        if delta:
            dt += delta
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return dt + saving


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("offset must be a timedelta")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(_STRICTLY % (offset,))
        if name is not None and not isinstance(name, str):
            raise TypeError("name must be a string")
        self._offset, self._name = offset, name

    def _check(self, dt):
        if dt is not None and not hasattr(dt, "utcoffset"):
            raise TypeError("utcoffset() argument must be a datetime instance or None")

    def utcoffset(self, dt):
        self._check(dt)
        return self._offset

    def tzname(self, dt):
        self._check(dt)
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset, ":") if self._offset else "")

    def dst(self, dt):
        self._check(dt)
        return None

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return "datetime.timezone(%r%s)" % (self._offset, "" if self._name is None else ", %r" % self._name)

    def __str__(self):
        return self.tzname(None)


def _offset_text(offset, colon):
    """+05:30, and more digits where there are seconds; "" for None."""
    if offset is None:
        return ""
    sign = "-" if offset._days < 0 else "+"
    offset = abs(offset)
    minutes, seconds = divmod(offset._days * 86400 + offset._seconds, 60)
    text = "%s%02d%s%02d" % (sign, minutes // 60, colon, minutes % 60)
    if seconds or offset._microseconds:
        text += "%s%02d" % (colon, seconds)
    if offset._microseconds:
        text += ".%06d" % offset._microseconds
    return text


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)
    return tz


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError("tzinfo.%s() must return None or timedelta, not '%s'" % (name, type(offset).__name__))
    if not timedelta(-1) < offset < timedelta(1):
        raise ValueError(_STRICTLY % (offset,))
    return offset


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(minutes=-1439))
timezone.max = timezone(timedelta(minutes=1439))
