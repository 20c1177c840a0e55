# SPDX-License-Identifier: MIT
# json as programs for MicroPython use it: bytes are text, and a stream may have readinto only.
# expect: "1234" ["a", {"k": "b"}]
# expect: true 49
# expect: TypeError bytearray
# expect: {'a': [1, 2]} 2
# expect: 5
import io
import json

print(json.dumps(b"1234"), json.dumps(["a", {"k": b"b"}]))
print(json.dumps(b"1", default=lambda o: True), json.dumps(b"1", default=lambda o: o[0]))
try:
    json.dumps(bytearray(b"1"))
except TypeError as e:
    print("TypeError", str(e).split()[3])


class Stream(io.IOBase):
    def __init__(self, data, extra=0):
        self.data, self.extra, self.ends = data, extra, 0

    def readinto(self, buffer):
        n = min(len(buffer), len(self.data))
        buffer[:n] = self.data[:n]
        self.data = self.data[n:]
        self.ends += not n
        return n + self.extra


stream = Stream(b'{"a": [1, 2]}')
print(json.load(stream), stream.ends + 1)
try:
    json.load(Stream(b"[1]", 1))
except OSError as e:
    print(e.errno)
