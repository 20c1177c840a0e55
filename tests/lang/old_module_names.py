# SPDX-License-Identifier: MIT
# MicroPython's old names of modules, which begin with a u, are those modules.
# expect: [1, 2] {"a": 1}
# expect: time <class 'int'> True
# expect: 513 b'\x01\x02'
# expect: OrderedDict deque
# expect: 3 3
# expect: True
# expect: 4
# expect: done 5
# expect: ImportError
import json
import time
import ujson
import ustruct as packing
import utime
import ucollections
from ucollections import OrderedDict
from umath import *

print(ujson.loads("[1, 2]"), ujson.dumps({"a": 1}))
print(utime.__name__, type(utime.ticks_ms()), utime is time)
print(packing.unpack("<H", b"\x01\x02")[0], packing.pack("<H", 513))
print(OrderedDict.__name__, ucollections.deque.__name__)
print(floor(3.5), ceil(2.5))
try:
    import ure as re
except ImportError:
    import re
print(re.match("a+", "aab").group() == "aa")


def inside():
    from uio import StringIO
    import usys

    return len(StringIO("text").read()) if usys.byteorder else 0


print(inside())
import uasyncio as asyncio


async def main():
    await asyncio.sleep(0)
    return 5


print("done", asyncio.run(main()))
try:
    import unothing
except ImportError:
    print("ImportError")
