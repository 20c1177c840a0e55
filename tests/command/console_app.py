# SPDX-License-Identifier: MIT
# Every way to read the standard input and to write the standard streams.
import select
import sys

watched = select.poll()
watched.register(sys.stdin, select.POLLIN)
ready = watched.poll()  # takes no character away
assert len(ready) == 1 and ready[0][0] is sys.stdin and ready[0][1] & select.POLLIN, ready
assert watched.poll(0) == ready
line, some = sys.stdin.readline(), sys.stdin.read(3)
print(repr(line), repr(some), repr(sys.stdin.readline(100)), repr(sys.stdin.read(0)))
print(repr(sys.stdin.read(3)), repr(sys.stdin.read(2)), repr(sys.stdin.readline()))
raw = sys.stdin.buffer
four, rest, room = raw.read(4), raw.readline(), bytearray(b"......")
print(four, rest, raw.readinto(room, 4), room)
room = bytearray(b"......")
print(raw.readinto(room, 2), room)
for line in sys.stdin:
    print("line", repr(line))
    if line == "last\n":
        break
if input() == "the end follows":  # a board's console has none
    assert sys.stdin.read() == sys.stdin.readline() == "" and list(sys.stdin) == [] and raw.read(1) == b""
    try:
        input()
    except EOFError:
        sys.stderr.write("EOFError, ")
sys.stdout.write("out text")
sys.stdout.write(b", bytes")
sys.stdout.write(bytearray(b" and bytearray\n"))
sys.stderr.write("error text")
sys.stderr.buffer.write(b", bytes\n")
sys.stdout.flush()
sizes = sys.stdout.buffer.write(b"bin "), sys.stdout.buffer.write(b"..part..", 2, 4)
print(sizes)
sys.stdout.flush()
print(sys.stdin, sys.stdout, sys.stderr)
print(sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno(), sys.stdin.isatty() and False)


def fault(call, *args):
    try:
        call(*args)
    except Exception as error:
        return type(error).__name__


print(fault(sys.stdin.write, "x"), fault(sys.stdout.read), fault(sys.stdout.write, 5), fault(sys.stdin.readinto, b"x"), fault(sys.stdin.read, "x"))
