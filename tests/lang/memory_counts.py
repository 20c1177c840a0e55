# SPDX-License-Identifier: MIT
# stock counts memory in builds for tests only
# not: stock
# no stress
# expect: True True True
# expect: True True
# expect: True True
import gc
import io
import micropython


def main():
    gc.collect()
    total, current, peak = micropython.mem_total(), micropython.mem_current(), micropython.mem_peak()
    kept = list(range(1000))
    print(micropython.mem_total() - total >= 4000, micropython.mem_current() > current, micropython.mem_peak() >= peak)
    total, current = micropython.mem_total(), micropython.mem_current()
    del kept
    gc.collect()
    print(micropython.mem_current() < current, micropython.mem_total() >= total)
    data = bytes(1000)
    total = micropython.mem_total()
    f = io.BytesIO(data)
    print(micropython.mem_total() - total < 1000, f.getvalue() == data)


main()
