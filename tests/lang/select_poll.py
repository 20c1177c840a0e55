# SPDX-License-Identifier: MIT
# Module select: streams of the program and the console.
# expect: ask 5
# expect: []
# expect: ask 1
# expect: ask 1
# expect: [('A', 1)]
# expect: ask 4
# expect: [('A', 4)]
# expect: ask 0
# expect: []
# expect: FileNotFoundError 2
# expect: OSError 9
# expect: OSError 22
# expect: KeyError
# expect: [True] [1]
# expect: ask 5
# expect: ask 5
# expect: 1 1 0
# expect: flush close
import io
import select
import sys


class Stream(io.IOBase):
    def __init__(self, *answers):
        self.answers = list(answers)

    def ioctl(self, request, arg):
        if request != 3:
            print({1: "flush", 4: "close"}[request], end=" " if request == 1 else "\n")
            return 0
        print("ask", arg)
        return self.answers.pop(0) & arg if self.answers[0] > 0 else self.answers.pop(0)

    def __repr__(self):
        return "A"


def names(rows):
    return [(repr(stream), events) for stream, events in rows]


def fails(what, *args):
    try:
        what(*args)
    except (OSError, KeyError) as e:
        print(type(e).__name__, e.errno) if isinstance(e, OSError) else print(type(e).__name__)


a = Stream(0, 0, 1, 4, 0, -9)
poll = select.poll()
poll.register(a)
print(names(poll.poll(0)))
poll.register(a, select.POLLIN)
print(names(poll.poll(1000)))
poll.modify(a, select.POLLOUT)
print(names(poll.ipoll(-1, 1)))
print(names(poll.ipoll(0)))
poll.unregister(a)
fails(poll.modify, a, 1)
b = Stream(-9)
poll.register(b, 0x4000)
b.ioctl = lambda request, arg: -9
fails(poll.poll, 0)
poll.unregister(b)
text = io.IOBase()
poll.register(text)
fails(poll.poll, 0)
poll.unregister(text)
fails(poll.unregister, text)
poll.register(sys.stdout, select.POLLOUT)
rows = poll.poll()
print([stream is sys.stdout for stream, events in rows], [events // 4 for stream, events in rows])
c = Stream(0, 5)
print(*map(len, select.select([c], [c], [], 5)))
c.flush()
c.close()
