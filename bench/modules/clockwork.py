# SPDX-License-Identifier: MIT
"""Dates without a library: days, weekdays, leap years."""

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    return 29 if month == 2 and is_leap(year) else DAYS[month - 1]


def ordinal(year, month, day):
    """Days since the first of January of the year 1."""
    before = year - 1
    total = before * 365 + before // 4 - before // 100 + before // 400
    for m in range(1, month):
        total += days_in(year, m)
    return total + day


def weekday(year, month, day):
    return NAMES[(ordinal(year, month, day) + 6) % 7]


class Date:
    def __init__(self, year, month, day):
        if not 1 <= month <= 12:
            raise ValueError("month")
        if not 1 <= day <= days_in(year, month):
            raise ValueError("day")
        self.year, self.month, self.day = year, month, day

    def __sub__(self, other):
        return self.ordinal() - other.ordinal()

    def __lt__(self, other):
        return self.ordinal() < other.ordinal()

    def ordinal(self):
        return ordinal(self.year, self.month, self.day)

    def __str__(self):
        return "%d %s %d" % (self.day, MONTHS[self.month - 1], self.year)


class Countdown:
    def __init__(self, until):
        self.until = until

    def days(self, today):
        return max(0, self.until - today)

    def text(self, today):
        left = self.days(today)
        return "today" if left == 0 else "tomorrow" if left == 1 else "in %d days" % left
