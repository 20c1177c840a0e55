# SPDX-License-Identifier: MIT
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


# ---- timedelta ----
d = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6, weeks=1)
print(repr(d), d, d.total_seconds(), -d, str(-d), abs(-d) == d, bool(timedelta()), timedelta(0), timedelta(seconds=-1))
print(d * 2, 3 * timedelta(minutes=1), d / 2, d // 3, d / timedelta(hours=1), d // timedelta(hours=1), d % timedelta(hours=1), divmod(d, timedelta(days=2)), d * 0.5, d / 2.5)
print(timedelta(0.5), timedelta(seconds=1.5), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(hours=1.25), timedelta(days=-0.1))
print(timedelta.min, timedelta.max, timedelta.resolution, timedelta(1) < timedelta(2), timedelta(1) == 5, {timedelta(1): "x"}[timedelta(hours=24)], sorted([timedelta(2), timedelta(-1)]))
show(timedelta, 10 ** 9)
show(timedelta, "1")
show(lambda: timedelta(1) / 0)

# ---- date ----
a = date(2024, 2, 29)
print(repr(a), a, a.year, a.weekday(), a.isoweekday(), a.isocalendar()[:], a.toordinal(), a.ctime(), a.timetuple()[:8], a.replace(year=2023, day=1))
print(a + timedelta(366), a - timedelta(60), a - date(2023, 12, 25), a < date(2024, 3, 1), a == date(2024, 2, 29), hash(a) == hash(date(2024, 2, 29)), date.min, date.max, MINYEAR, MAXYEAR)
for n in (1, 59, 60, 365, 366, 146097, 146098, 730179, 737000, 3652059):
    print(date.fromordinal(n), date.fromordinal(n).toordinal() == n, end=" ")
print()
for day in ("2004-01-04", "2005-01-01", "2008-12-29", "2010-01-03", "2020-12-31", "2021-01-04"):
    c = date.fromisoformat(day).isocalendar()
    print(day, c[0], c[1], c[2], date.fromisocalendar(*c), end="; ")
print(c)
for text in ("20240229", "2024-W09-4", "2024W094", "2024-W09", "2024-02-30", "2024-2-3", "abc", ""):
    show(date.fromisoformat, text)
for args in ((2023, 2, 29), (0, 1, 1), (2023, 13, 1), (2023, 1, 1.5)):
    show(date, *args)
print(f"{a:%d.%m.%Y} {a:%A %a %B %b %j %U %W %w %y %G-%V-%u %%}", a.strftime("%x %X %c"), format(a), date(900, 1, 1).isoformat())
show(lambda: date.max + timedelta(1))

# ---- time ----
t = time(13, 5, 9, 50)
print(repr(t), t, time(1), repr(time(1, 2, tzinfo=UTC)), time(1, 2, 3, tzinfo=timezone(timedelta(hours=-3, minutes=-30))), [t.isoformat(s) for s in ("hours", "minutes", "seconds", "milliseconds", "microseconds")])
print(t.replace(hour=0), t < time(14), t == time(13, 5, 9, 50), time(12, tzinfo=UTC) == time(13, tzinfo=timezone(timedelta(hours=1))), time(12) == time(12, tzinfo=UTC), f"{t:%I:%M:%S %p %f}", time.min, time.max, bool(time(0)))
for text in ("04:23:01", "T042301", "04:23:01.000384", "04:23:01+04:00", "04:23:01Z", "04", "04:23:01,5", "25:00", "4:23", "04:23:"):
    show(time.fromisoformat, text)
show(time, 24)
show(lambda: time(1) < time(1, tzinfo=UTC))

# ---- datetime ----
m = datetime(2024, 2, 29, 23, 59, 30, 123456)
cet = timezone(timedelta(hours=1), "CET")
z = datetime(2024, 7, 1, 12, tzinfo=cet)
print(repr(m), m, m.date(), m.time(), m.isoformat(" ", "minutes"), m + timedelta(seconds=30), m - datetime(2024, 1, 1), m.timetuple()[:8], m.ctime(), repr(datetime(2024, 1, 1)))
print(repr(z), z, z.utcoffset(), z.tzname(), z.dst(), z.astimezone(UTC), z.astimezone(timezone(timedelta(hours=-5))), z.timestamp(), z.timetz(), z.utctimetuple()[:6], z == datetime(2024, 7, 1, 11, tzinfo=UTC), z - datetime(2024, 7, 1, tzinfo=UTC))
print(datetime.fromtimestamp(1e9, UTC), datetime.fromtimestamp(-1.5, UTC), datetime.fromtimestamp(1700000000.25, cet), datetime.combine(date(2000, 1, 2), time(3, 4)), z.replace(tzinfo=None), m.replace(microsecond=0, year=2028), datetime.min, datetime.max, hash(z) == hash(z.astimezone(UTC)))
for text in ("2011-11-04", "2011-11-04T00:05:23", "20111104T000523", "2011-11-04 00:05:23.283", "2011-11-04T00:05:23.283185+00:00", "2011-11-04T00:05:23+04:00", "2011-W01-2T00:05:23.283", "2011-11-04T00:05Z", "2011-13-04T00:00", "2011-11-04T", "2011"):
    show(datetime.fromisoformat, text)
for text, form in (("21/11/06 16:30", "%d/%m/%y %H:%M"), ("Tue Nov 21 16:30:05 2006", "%c"), ("2006-325", "%Y-%j"), ("March 3, 1999 04:05:06 PM", "%B %d, %Y %I:%M:%S %p"), ("2024-01-02T03:04:05.678+0530", "%Y-%m-%dT%H:%M:%S.%f%z"), ("12", "%H:%M"), ("12:30x", "%H:%M"), ("1", "%Q"), ("2024-02-30", "%Y-%m-%d")):
    show(datetime.strptime, text, form)
print(f"{z:%Y-%m-%d %H:%M:%S %z %Z}", m.strftime("%D %T %F %R %e"), f"{m:%H}h", z.isocalendar()[1])
print(repr(timezone.utc), timezone.utc, repr(cet), cet, timezone(timedelta(hours=-3, minutes=-30)), timezone(timedelta(seconds=1)), timezone.min, UTC is timezone.utc, cet == timezone(timedelta(hours=1)))
for f in (lambda: m < z, lambda: m - z, lambda: m < date(2024, 1, 1), lambda: m == date(2024, 2, 29), lambda: timezone(timedelta(days=1)), lambda: datetime(2024, 1, 1, tzinfo=5), lambda: datetime.max + timedelta(1), lambda: tzinfo().utcoffset(m), lambda: datetime(2024, 1, 1, 0, 60)):
    show(f)


class Summer(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return "DST" if self.dst(dt) else "STD"


s = datetime(2024, 6, 1, 12, tzinfo=Summer())
print(s, s.tzname(), s.dst(), s.replace(month=1), s.replace(month=1).tzname(), s.astimezone(UTC), datetime(2024, 12, 1, 12, tzinfo=UTC).astimezone(Summer()))


class Own(date):
    def twice(self):
        return self + timedelta(self.day)


print(repr(Own(2024, 5, 6).twice()), Own.fromisoformat("2024-05-06"), type(Own.today()).__name__, abs(datetime.now(UTC).timestamp() - datetime.now().timestamp()) < 5)
