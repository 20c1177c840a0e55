# SPDX-License-Identifier: MIT
"""Times of day."""
from datetime.delta import _check_offset, _check_zone, _offset_text, class_text, timedelta, timezone
from datetime.text import clock_text, format_time, index_of, parse_time


def check_clock(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = index_of(hour), index_of(minute), index_of(second), index_of(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def zone_of(parts):
    """What parse_time found of a zone: None, or seconds and microseconds from UTC."""
    if parts is None:
        return None
    offset = timedelta(0, parts[0], parts[1])
    return timezone(offset) if offset else timezone.utc


class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = check_clock(hour, minute, second, microsecond, fold)
        self._tzinfo, self._fold = _check_zone(tzinfo), fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        parts = parse_time(time_string.removeprefix("T"))
        if parts is None:
            raise ValueError("Invalid isoformat string: %r" % time_string)
        return cls(*parts[0], zone_of(parts[1]))

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def isoformat(self, timespec="auto"):
        return clock_text(self, timespec) + _offset_text(self.utcoffset(), ":")

    __str__ = isoformat

    def __repr__(self):
        parts = ["%d, %d" % (self._hour, self._minute)]
        if self._second or self._microsecond:
            parts.append("%d" % self._second)
        if self._microsecond:
            parts.append("%d" % self._microsecond)
        if self._tzinfo is not None:
            parts.append("tzinfo=%r" % (self._tzinfo,))
        if self._fold:
            parts.append("fold=1")
        return "%s(%s)" % (class_text(self, "time"), ", ".join(parts))

    def strftime(self, format):
        return format_time(self, format)

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError("must be str, not %s" % type(spec).__name__)
        return self.strftime(spec) if spec else str(self)

    def _key(self, offset):
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return us if offset is None else us - offset._us()

    def _compare(self, other, is_equality):
        """-1, 0, 1; 2: not equal, and in no order."""
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) is not (theirs is None):
            if is_equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        a, b = self._key(mine), other._key(theirs)
        return (a > b) - (a < b)

    def __eq__(self, other):
        return self._compare(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._compare(other, False) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compare(other, False) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._compare(other, False) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._compare(other, False) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key(self.utcoffset()))


time.min, time.max, time.resolution = time(), time(23, 59, 59, 999999), timedelta(microseconds=1)
