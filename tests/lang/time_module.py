# SPDX-License-Identifier: MIT
# time: calendar there and back, days before 1970, sleep's limits, differences of ticks.
import time

for seconds in (0, 1, 86399, 86400, 951782400, 951868800, 1078012800, 1735689599, 2147483647, -1, -86400, -86401, -2208988800):
    t = time.gmtime(seconds)
    print(seconds, t[:8])
for year, month, day in ((1970, 1, 1), (2000, 2, 29), (2024, 12, 31), (2024, 14, 1), (2023, 1, 366), (1969, 12, 31), (2100, 3, 1), (2021, 0, 1)):
    if month < 1:
        continue
    whole = time.mktime((year, month, day, 12, 30, 15, 0, 0, 0))
    print(year, month, day, int(whole))
for wrong in ((1, 2), 5, ("x",) * 9, None):
    try:
        print(time.mktime(wrong))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__)
for wrong in (-1, -0.5, "x", None, float("nan")):
    try:
        print(time.sleep(wrong))
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
print(time.sleep(0), time.sleep(0.001), time.sleep(True) if False else None)
before = time.time_ns()
time.sleep(0.002)
print(time.time_ns() > before, time.time() > 0 or True, time.monotonic_ns() <= time.monotonic_ns(), time.perf_counter() <= time.perf_counter())
print(len(time.localtime()) >= 8, len(time.gmtime()) >= 8, time.localtime(0)[3:6])
