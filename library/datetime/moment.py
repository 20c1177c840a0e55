# SPDX-License-Identifier: MIT
"""A date and a time of day together."""
import time as _time

from datetime.clock import check_clock, time, zone_of
from datetime.days import DAYS, MONTHS, date, date_of, date_of_week, day_number
from datetime.delta import UTC, _check_offset, _check_zone, _offset_text, class_text, timedelta
from datetime.text import clock_text, date_end, parse_date, parse_time, scan_time

_EPOCH = 719163 * 86400  # seconds of 1970-01-01 since day 0


class datetime(date):
    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        self._hour, self._minute, self._second, self._microsecond = check_clock(hour, minute, second, microsecond, fold)
        self._tzinfo, self._fold = _check_zone(tzinfo), fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    # ---- making ----

    @classmethod
    def _from_us(cls, us, tz=None):
        """Microseconds since the start of day 0."""
        days, us = divmod(us, 86400000000)
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1000000)
        return cls(*date_of(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        _check_zone(tz)
        whole = int(t // 1)
        made = cls._from_us((whole + _EPOCH) * 1000000 + round((t - whole) * 1000000), tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def now(cls, tz=None):
        us = _EPOCH * 1000000 + _time.time_ns() // 1000
        made = cls._from_us(us, _check_zone(tz))
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        end = date_end(date_string)
        day = parse_date(date_string[:end])
        clock = ([0] * 4, None) if len(date_string) == end else parse_time(date_string[end + 1:])
        if len(date_string) < 7 or day is None or clock is None:
            raise ValueError("Invalid isoformat string: %r" % date_string)
        return cls(*(date_of_week(*day[1]) if day[0] else day[1]), *clock[0], zone_of(clock[1]))

    @classmethod
    def strptime(cls, date_string, format):
        found = scan_time(date_string, format)
        year = found.get("Y")
        if year is None:
            short = found.get("y", -1)
            year = 1900 if short < 0 else 1900 + short if short > 68 else 2000 + short
        month, day = found.get("m", found.get("b", 0) + 1), found.get("d", 1)
        if "j" in found and "d" not in found:
            year, month, day = date_of(day_number(year, 1, 1) + found["j"] - 1)
        hour = found.get("H", 0)
        if "I" in found:
            hour = found["I"] % 12 + 12 * found.get("p", 0)
        tz = zone_of(found.get("z"))
        return cls(year, month, day, hour, found.get("M", 0), found.get("S", 0), found.get("f", 0), tz)

    # ---- parts ----

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        given = (year, month, day, hour, minute, second, microsecond)
        parts = [old if new is None else new for old, new in zip(parts, given)]
        return type(self)(*parts, self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(self))

    def _us(self):
        """Microseconds since day 0 of the clock on the wall."""
        seconds = (date.toordinal(self) * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    def _utc_us(self):
        offset = self.utcoffset()
        return self._us() - (offset._us() if offset is not None else 0)

    def timestamp(self):
        return (self._utc_us() - _EPOCH * 1000000) / 1000000

    def timetuple(self):
        saving = self.dst()
        return (self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                self._of_year(), -1 if saving is None else int(bool(saving)))

    def utctimetuple(self):
        t = type(self)._from_us(self._utc_us())
        return t.timetuple()[:8] + (0,)

    def astimezone(self, tz=None):
        tz = UTC if tz is None else _check_zone(tz)
        if tz is self._tzinfo:
            return self
        return tz.fromutc(type(self)._from_us(self._utc_us(), tz))

    # ---- texts ----

    def ctime(self):
        return "%s %s %2d %02d:%02d:%02d %04d" % (DAYS[self.weekday()][:3], MONTHS[self._month - 1][:3], self._day,
                                                  self._hour, self._minute, self._second, self._year)

    def isoformat(self, sep="T", timespec="auto"):
        return date.isoformat(self) + sep + clock_text(self, timespec) + _offset_text(self.utcoffset(), ":")

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        while len(parts) > 5 and not parts[-1]:
            parts.pop()
        text = ", ".join([str(part) for part in parts])
        if self._tzinfo is not None:
            text += ", tzinfo=%r" % (self._tzinfo,)
        if self._fold:
            text += ", fold=1"
        return "%s(%s)" % (class_text(self, "datetime"), text)

    # ---- order and arithmetic ----

    def _comparable(self, other):
        return isinstance(other, datetime)

    def _compare(self, other):
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) is not (theirs is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        a, b = self._utc_us(), other._utc_us()
        return (a > b) - (a < b)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) is (other.utcoffset() is None) and self._utc_us() == other._utc_us()

    def _no_order(self, other):
        if isinstance(other, date):
            raise TypeError("can't compare %s.%s to %s.%s" % (
                "datetime", type(self).__name__, "datetime", type(other).__name__))
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other) < 0 if isinstance(other, datetime) else self._no_order(other)

    def __le__(self, other):
        return self._compare(other) <= 0 if isinstance(other, datetime) else self._no_order(other)

    def __gt__(self, other):
        return self._compare(other) > 0 if isinstance(other, datetime) else self._no_order(other)

    def __ge__(self, other):
        return self._compare(other) >= 0 if isinstance(other, datetime) else self._no_order(other)

    def __hash__(self):
        return hash(self._utc_us())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_us(self._us() + other._us(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) is not (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        if self._tzinfo is other._tzinfo:
            return timedelta(microseconds=self._us() - other._us())
        return timedelta(microseconds=self._utc_us() - other._utc_us())


datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
