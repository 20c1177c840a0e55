# SPDX-License-Identifier: MIT
import time

for t in (0, 951782400, 1709164799, 1735603200, 1767225599, 1230768000, 1104537600, 1230940800):
    now = tuple(time.gmtime(t))[:8] + (0,)
    print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %e %I %p %j %U %W %w %y %%", now))
    print(time.strftime("%c | %x | %X | %D | %F | %R | %T | %r | %G-W%V-%u | %C %h", now))
print(time.strftime("plain"), repr(time.strftime("")), time.strftime("%%Y %d%%", (2024, 2, 3, 0, 0, 0, 0, 1, 0)))
print(time.strftime("%Y %m %d %j", (2024, 0, 0, 0, 0, 0, 0, 0, 0)), len(time.strftime("%Y-%m-%d")))
for faulty in ((2024, 13, 1, 0, 0, 0, 0, 1, 0), (2024, 1, 32, 0, 0, 0, 0, 1, 0), (2024, 1, 1, 24, 0, 0, 0, 1, 0),
               (2024, 1, 1, 0, 60, 0, 0, 1, 0), (2024, 1, 1, 0, 0, 62, 0, 1, 0), (2024, 1, 1, 0, 0, 0, 0, 400, 0), 5):
    try:
        print(time.strftime("%Y", faulty))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
