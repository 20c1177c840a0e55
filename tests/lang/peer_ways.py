# SPDX-License-Identifier: MIT
# What programs for MicroPython count on, where CPython has other ways.
# expect: micropython True 6
# expect: first
# expect: got 7
# expect: 10
# expect: b'abcdbccd'
# expect: 8 2 0 1
# expect: ticks interval overflow True
# expect: 8 -8
# expect: [Errno 22] EINVAL
# expect: <class 'str'> ('', '')
# expect: OrderedDict({'b': 2, 'a': 1}) OrderedDict()
# expect: True
import deflate
import errno
import io
import platform
import sys
import time
from collections import OrderedDict

print(sys.implementation.name, "micropython" in str(sys.implementation), sys.implementation._mpy & 0xff)


def wait(x):
    got = yield x
    print("got", got)
    return 10


async def main():
    return await wait("first")


c = main()
print(c.send(None))
try:
    c.send(7)
except StopIteration as e:
    print(e.value)

f = io.BytesIO()
counts = [f.write(b"abcd", 2), f.write(b"abcd", 2, 9), f.write(b"bc", 5), f.write(b"abcd", 9, 1), f.write(b"abcd", 2, 1)]
f.write(b"d")
print(b"ab" + b"cd" + f.getvalue()[4:6] + b"cd")
print(len(f.getvalue()), counts[0], counts[3], counts[4])

far = time.ticks_add(0, -1) // 2
try:
    time.ticks_add(5, far + 1)
except OverflowError as e:
    print(e, time.ticks_diff(time.ticks_add(5, far), 5) == far)
print(time.ticks_diff(time.ticks_add(1, 8), 1), time.ticks_diff(time.ticks_add(1, -8), 1))

d = deflate.DeflateIO(io.BytesIO(b"\x03\x00"), deflate.RAW)
d.close()
try:
    d.read()
except OSError as e:
    print("[Errno %d] %s" % (e.errno, errno.errorcode[e.errno]))
print(type(platform.python_compiler()), platform.libc_ver())
print(OrderedDict([("b", 2), ("a", 1)]), OrderedDict())
print("_io.StringIO" in repr(io.StringIO()))
