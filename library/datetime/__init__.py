# SPDX-License-Identifier: MIT
"""Dates and times of day. The local time zone is UTC: a device knows no other. Differences and zones are in delta.py, dates
in days.py, times in clock.py, both together in moment.py, texts in text.py."""
from datetime.clock import time
from datetime.days import MAXYEAR, MINYEAR, date
from datetime.delta import UTC, timedelta, timezone, tzinfo
from datetime.moment import datetime

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]
