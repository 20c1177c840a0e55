# SPDX-License-Identifier: MIT
# time.struct_time: a tuple whose items have names.
# not: stock
import time

t = time.gmtime(86400 * 400 + 3661)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst)
print(t)
print(repr(t) == str(t), type(t), isinstance(t, tuple), len(t), t[0], t[:3], t[-1])
print(t == tuple(t), tuple(t) == t, t != (1971,), t < (1972,), hash(t) == hash(tuple(t)), t + (1,), 3661 in t)
year, month, day, hour, minute, second, weekday, yearday, isdst = t
print(year, month, day, list(t)[3:6], time.mktime(t) == time.mktime(tuple(t)))
print(type(time.localtime()) is time.struct_time, time.localtime(0).tm_sec, sorted([time.gmtime(5), time.gmtime(3)])[0].tm_sec)
made = time.struct_time((2024, 2, 29, 1, 2, 3, 3, 60, 0))
print(made, made.tm_mday, time.struct_time(range(9)).tm_isdst, time.struct_time([7] * 11).tm_year, time.struct_time("abcdefghi").tm_hour)
print(time.strftime("%Y-%m-%d %H:%M:%S", made), {made: 1}[tuple(made)], made.count(2), made.index(29))
for bad in (lambda: time.struct_time((1, 2)), lambda: time.struct_time(range(12))):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    t.tm_year = 3
except AttributeError as e:
    print(e)
try:
    t.tm_century
except AttributeError:
    print("no such field")
try:
    class Derived(time.struct_time):
        pass
except TypeError as e:
    print("TypeError")
a, b, *c = made
print(a, b, c)
match made:
    case [y, *_]:
        print("sequence", y)
