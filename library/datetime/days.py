# SPDX-License-Identifier: MIT
"""Dates of the Gregorian calendar, also before there was one. Day 1 is 1 January of the year 1."""
import time as _time
from collections import namedtuple as _namedtuple

from datetime.delta import class_text, timedelta
from datetime.text import DAYS, MONTHS, format_time, index_of, parse_date

MINYEAR, MAXYEAR = 1, 9999
_MAX = 3652059  # day of the last date
_EPOCH = 719163  # of 1970-01-01
_before_month = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


class IsoCalendarDate(_namedtuple("IsoCalendarDate", ("year", "week", "weekday"))):
    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" % self


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]


def day_number(year, month, day):
    before = year - 1
    return (before * 365 + before // 4 - before // 100 + before // 400 + _before_month[month] +
            (month > 2 and is_leap(year)) + day)


def date_of(n):
    """Year, month and day of a day's number."""
    n -= 1
    centuries, n = divmod(n, 146097)
    year = 400 * centuries + 1
    century = min(n // 36524, 3)
    n -= century * 36524
    fours, n = divmod(n, 1461)
    single = min(n // 365, 3)
    n -= single * 365
    year += century * 100 + fours * 4 + single
    month = 12
    while n < _before_month[month] + (month > 2 and is_leap(year)):
        month -= 1
    return year, month, n - _before_month[month] - (month > 2 and is_leap(year)) + 1


def _check(year, month, day):
    year, month, day = index_of(year), index_of(month), index_of(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("year %d is out of range" % year)
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _week_one(year):
    """The Monday of the first ISO week."""
    first = day_number(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def date_of_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("Year is out of range: %d" % year)
    if not 1 <= week <= 52 and not (week == 53 and _week_one(year) + 371 <= _week_one(year + 1)):
        raise ValueError("Invalid week: %d" % week)
    if not 1 <= day <= 7:
        raise ValueError("Invalid weekday: %d (range is [1, 7])" % day)
    return date_of(_week_one(year) + week * 7 + day - 8)


class date:
    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.gmtime(t)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if not 1 <= n <= _MAX:
            raise ValueError("ordinal must be >= 1" if n < 1 else "year is out of range")
        return cls(*date_of(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        parts = parse_date(date_string)
        if parts is None:
            raise ValueError("Invalid isoformat string: %r" % date_string)
        return cls(*(date_of_week(*parts[1]) if parts[0] else parts[1]))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*date_of_week(year, week, day))

    def __repr__(self):
        return "%s(%d, %d, %d)" % (class_text(self, "date"), self._year, self._month, self._day)

    def ctime(self):
        return "%s %s %2d 00:00:00 %04d" % (DAYS[self.weekday()][:3], MONTHS[self._month - 1][:3], self._day, self._year)

    def isoformat(self):
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    __str__ = isoformat

    def strftime(self, format):
        return format_time(self, format)

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError("must be str, not %s" % type(spec).__name__)
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        return (self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._of_year(), -1)

    def toordinal(self):
        return day_number(self._year, self._month, self._day)

    def _of_year(self):
        return date.toordinal(self) - day_number(self._year, 1, 1) + 1

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def weekday(self):
        return (date.toordinal(self) + 6) % 7

    def isoweekday(self):
        return date.toordinal(self) % 7 or 7

    def isocalendar(self):
        today, year = date.toordinal(self), self._year
        if today < _week_one(year):
            year -= 1
        elif year < MAXYEAR + 1 and today >= _week_one(year + 1):
            year += 1
        week, day = divmod(today - _week_one(year), 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not hasattr(other, "hour")

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other._days
        if not 1 <= n <= _MAX:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
