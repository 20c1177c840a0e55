# SPDX-License-Identifier: MIT
"""Dates and times as texts: ISO 8601 read, strftime, strptime."""

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]


def index_of(value):
    """The number as an int; a float is none."""
    if isinstance(value, int):
        return value
    if not hasattr(value, "__index__"):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
    return value.__index__()


def _number(text):
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


# ---- ISO 8601; None: not valid ----

def parse_date(text):
    """Whether it is (year, week, weekday), and these or (year, month, day)."""
    try:
        year, dash = _number(text[:4]), text[4:5] == "-"
        rest = text[4 + dash:]
        if rest[:1] == "W":
            week, day = rest[1:3], rest[3:]
            if day and dash:
                if day[0] != "-":
                    return None
                day = day[1:]
            if len(week) != 2 or len(day) > 1 or rest[3:] and not day:
                return None
            return True, (year, _number(week), _number(day) if day else 1)
        if len(rest) != (5 if dash else 4) or dash and rest[2] != "-":
            return None
        return False, (year, _number(rest[:2]), _number(rest[2 + dash:]))
    except ValueError:
        return None


def date_end(text):
    """How many characters of a date and time the date has."""
    if text[4:5] == "-":
        if text[5:6] == "W":
            return 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
        return 10
    if text[4:5] == "W":
        return 8 if text[7:8].isdigit() and not text[8:9].isdigit() else 7
    return 8


def _parse_clock(text):
    """[hour, minute, second, microsecond] of hh[:mm[:ss[.ffffff]]], or without colons."""
    parts, at, colon = [], 0, text[2:3] == ":"
    while True:
        parts.append(_number(text[at:at + 2]))
        if len(text) < at + 2:
            raise ValueError
        at += 2
        if at == len(text):
            return parts + [0] * (4 - len(parts))
        if len(parts) == 3:
            break
        if colon:
            if text[at] != ":":
                raise ValueError
            at += 1
    if text[at] not in ".,":
        raise ValueError
    _number(text[at + 1:])
    return parts + [int((text[at + 1:] + "00000")[:6])]


def parse_time(text):
    """The clock's four parts, and of the zone None or (seconds, microseconds)."""
    at = max(text.find("+"), text.find("-"))
    if text.endswith("Z"):
        at = len(text) - 1
    try:
        clock = _parse_clock(text if at < 0 else text[:at])
        if at < 0:
            return clock, None
        if text[at] == "Z":
            return clock, (0, 0)
        hours, minutes, seconds, us = _parse_clock(text[at + 1:])
        seconds += hours * 3600 + minutes * 60
        return clock, (-seconds, -us) if text[at] == "-" else (seconds, us)
    except ValueError:
        return None


def clock_text(t, timespec):
    if timespec == "auto":
        timespec = "microseconds" if t._microsecond else "seconds"
    if timespec == "hours":
        return "%02d" % t._hour
    if timespec == "minutes":
        return "%02d:%02d" % (t._hour, t._minute)
    text = "%02d:%02d:%02d" % (t._hour, t._minute, t._second)
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return text + ".%03d" % (t._microsecond // 1000)
    if timespec == "microseconds":
        return text + ".%06d" % t._microsecond
    raise ValueError("Unknown timespec value")


# ---- strftime ----

def format_time(t, template):
    """A date, time or both by strftime's template; a time has the date 1900-01-01."""
    out, at = [], 0
    while True:
        mark = template.find("%", at)
        if mark < 0 or mark + 1 == len(template):
            return "".join(out) + template[at:]
        out.append(template[at:mark])
        letter = template[mark + 1]
        out.append(_field(t, letter))
        at = mark + 2


def _field(t, letter):
    hour, minute, second = getattr(t, "hour", 0), getattr(t, "minute", 0), getattr(t, "second", 0)
    has_date = hasattr(t, "year")
    year, month, day = (t.year, t.month, t.day) if has_date else (1900, 1, 1)
    weekday = t.weekday() if has_date else 0
    of_year = t._of_year() if has_date else 1
    if letter == "f":
        return "%06d" % getattr(t, "microsecond", 0)
    if letter in "zZ":
        if not hasattr(t, "utcoffset") or t.utcoffset() is None:
            return ""
        from datetime.delta import _offset_text
        return _offset_text(t.utcoffset(), "") if letter == "z" else t.tzname() or ""
    if letter in "GVu":
        iso = t.isocalendar() if has_date else (1900, 1, 1)
        return "%d" % iso[0] if letter == "G" else "%02d" % iso[1] if letter == "V" else "%d" % iso[2]
    fields = {
        "a": DAYS[weekday][:3], "A": DAYS[weekday], "w": "%d" % ((weekday + 1) % 7), "d": "%02d" % day,
        "b": MONTHS[month - 1][:3], "h": MONTHS[month - 1][:3], "B": MONTHS[month - 1], "m": "%02d" % month,
        "y": "%02d" % (year % 100), "Y": "%d" % year, "H": "%02d" % hour, "I": "%02d" % ((hour + 11) % 12 + 1),
        "p": "AM" if hour < 12 else "PM", "M": "%02d" % minute, "S": "%02d" % second, "j": "%03d" % of_year,
        "U": "%02d" % ((of_year + 6 - (weekday + 1) % 7) // 7), "W": "%02d" % ((of_year + 6 - weekday) // 7),
        "C": "%02d" % (year // 100), "e": "%2d" % day, "n": "\n", "t": "\t", "%": "%",
        "D": "%02d/%02d/%02d" % (month, day, year % 100), "x": "%02d/%02d/%02d" % (month, day, year % 100),
        "F": "%d-%02d-%02d" % (year, month, day), "R": "%02d:%02d" % (hour, minute),
        "T": "%02d:%02d:%02d" % (hour, minute, second), "X": "%02d:%02d:%02d" % (hour, minute, second),
        "c": "%s %s %2d %02d:%02d:%02d %d" % (DAYS[weekday][:3], MONTHS[month - 1][:3], day, hour, minute, second, year),
    }
    return fields.get(letter, "%" + letter)


# ---- strptime ----

_DIGITS = {"d": 2, "m": 2, "y": 2, "Y": 4, "H": 2, "I": 2, "M": 2, "S": 2, "f": 6, "j": 3}


def scan_time(text, template):
    """A dict of what strptime's template finds: letters, and their numbers or texts."""
    for letter, whole in (("c", "%a %b %d %H:%M:%S %Y"), ("x", "%m/%d/%y"), ("X", "%H:%M:%S"), ("D", "%m/%d/%y"),
                          ("T", "%H:%M:%S"), ("R", "%H:%M"), ("F", "%Y-%m-%d")):
        template = template.replace("%" + letter, whole)
    found, at, i = {}, 0, 0
    while i < len(template):
        c = template[i]
        i += 1
        if c.isspace():
            start = at
            while at < len(text) and text[at].isspace():
                at += 1
            good = at > start
        elif c != "%" or template[i:i + 1] == "%":
            i += c == "%"
            good = text[at:at + 1] == c
            at += 1
        else:
            letter = template[i:i + 1]
            i += 1
            end = _scan_field(text, at, letter, found, template)
            good = end is not None
            at = end or at
        if not good:
            raise ValueError("time data %r does not match format %r" % (text, template))
    if at != len(text):
        raise ValueError("unconverted data remains: " + text[at:])
    return found


def _scan_field(text, at, letter, found, template):
    """Where the field ends; None: it is not there."""
    names = DAYS if letter in "aA" else MONTHS if letter in "bB" else ["AM", "PM"] if letter == "p" else None
    if not letter:
        raise ValueError("stray %% in format %r" % template)
    if names:
        for i, name in enumerate(names):
            name = name[:3] if letter in "ab" else name
            if text[at:at + len(name)].lower() == name.lower():
                found[letter.lower() if letter != "p" else "p"] = i
                return at + len(name)
        return None
    if letter == "z":
        return _scan_zone(text, at, found)
    if letter == "Z":
        for name in ("UTC", "GMT"):
            if text[at:at + 3].upper() == name:
                found["Z"] = name
                return at + 3
        return None
    if letter not in _DIGITS:
        raise ValueError("'%s' is a bad directive in format '%s'" % (letter, template))
    end = at
    while end < len(text) and end < at + _DIGITS[letter] and text[end] in "0123456789":
        end += 1
    if end == at or letter == "Y" and end < at + 4:
        return None
    found[letter] = int((text[at:end] + "00000")[:6]) if letter == "f" else int(text[at:end])
    return end


def _scan_zone(text, at, found):
    if text[at:at + 1] == "Z":
        found["z"] = (0, 0)
        return at + 1
    end = at + 1
    while end < len(text) and text[end] in "0123456789:.":
        end += 1
    parts = parse_time("00" + text[at:end]) if text[at:at + 1] in ("+", "-") and end >= at + 5 else None
    if parts is None:
        return None
    found["z"] = parts[1]
    return end
