# SPDX-License-Identifier: MIT
# not: stock
# print(flush=True) calls the file's flush, which may be its own.
import sys


class Collector:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        self.parts.append("<flush>")


class NoFlush:
    def write(self, text):
        pass


class Failing(Collector):
    def flush(self):
        raise OSError("no room")


class Untrue:
    def __bool__(self):
        raise ValueError("neither")


c = Collector()
print("a", 1, file=c, flush=True)
print(file=c, flush=0)
print("b", file=c, flush=[0])
print("c", file=c, flush="")
print(*"de", file=c, sep="", end="", flush=1)
print(c.parts)
for file in NoFlush(), Failing(), 3:
    try:
        print("x", file=file, flush=True)
    except (AttributeError, OSError) as e:
        print(type(e).__name__, e)
try:
    print("not printed", flush=Untrue())
except ValueError as e:
    print(e)
try:
    print("not printed", flush=Untrue(), file=c)
except ValueError as e:
    print(e)
print("plain", flush=True, file=None)
print("plain", flush=True, file=sys.stdout)
sys.stdout = c = Collector()
print("there", flush=True)
sys.stdout = None
print("nowhere", flush=True)
sys.stdout = sys.__stdout__
print(c.parts)
