# SPDX-License-Identifier: MIT
"""time.strftime in the C locale."""
import time as _time

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = ("January February March April May June July August September October November December").split()
_SHORT = {"D": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M", "T": "%H:%M:%S", "X": "%H:%M:%S", "c": "%a %b %e %H:%M:%S %Y",
          "r": "%I:%M:%S %p", "x": "%m/%d/%y"}


def _checked(t):
    """The nine numbers, zeros for unknown days and months made ones."""
    year, month, day, hour, minute, second, weekday, yearday = t[:8]
    month, day, yearday = month or 1, day or 1, yearday or 1
    for name, value, low, high in (("month", month, 1, 12), ("day of month", day, 1, 31), ("hour", hour, 0, 23),
                                   ("minute", minute, 0, 59), ("seconds", second, 0, 61), ("day of year", yearday, 1, 366)):
        if not low <= value <= high:
            raise ValueError(name + " out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    return year, month, day, hour, minute, second, weekday % 7, yearday


def _iso_week(year, weekday, yearday):
    """ISO 8601's year and week: the week of a Thursday is of that day's year."""
    week = (yearday - weekday + 9) // 7
    if week < 1:
        last = year - 1
        days = 366 if last % 4 == 0 and (last % 100 or last % 400 == 0) else 365
        return last, (yearday + days - weekday + 9) // 7
    if week == 53:
        days = 366 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 365
        if yearday - weekday + 3 > days:
            return year + 1, 1
    return year, week


def _field(code, t):
    year, month, day, hour, minute, second, weekday, yearday = t
    if code in _SHORT:
        return _format(_SHORT[code], t)
    if code == "Y":
        return str(year)
    if code in "GVu":
        iso_year, week = _iso_week(year, weekday, yearday)
        return "%02d" % week if code == "V" else str(iso_year if code == "G" else weekday + 1)
    numbers = {"d": day, "H": hour, "I": (hour + 11) % 12 + 1, "m": month, "M": minute, "S": second, "y": year % 100,
               "C": year // 100, "U": (yearday + 6 - (weekday + 1) % 7) // 7, "W": (yearday + 6 - weekday) // 7}
    if code in numbers:
        return "%02d" % numbers[code]
    texts = {"a": _DAYS[weekday][:3], "A": _DAYS[weekday], "b": _MONTHS[month - 1][:3], "h": _MONTHS[month - 1][:3],
             "B": _MONTHS[month - 1], "e": "%2d" % day, "j": "%03d" % yearday, "p": "PM" if hour > 11 else "AM",
             "w": str((weekday + 1) % 7), "Z": "UTC", "z": "+0000", "n": "\n", "t": "\t", "%": "%"}
    return texts.get(code, "%" + code)


def _format(format, t):
    parts = format.split("%")
    text, i = parts[0], 1
    while i < len(parts):
        part = parts[i]
        if part:
            text += _field(part[0], t) + part[1:]
        elif i + 1 < len(parts):  # "%%": what follows is text
            i += 1
            text += "%" + parts[i]
        else:
            text += "%"
        i += 1
    return text


def strftime(format, t=None, /):
    if not isinstance(format, str):
        raise TypeError("strftime() argument 1 must be str, not " + type(format).__name__)
    if t is None:
        t = _time.localtime()
    elif not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    return _format(format, _checked(t))
