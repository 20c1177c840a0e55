# SPDX-License-Identifier: MIT
# MicroPython's third argument of deque: with 1, a full one takes no more.
# not: stock
from collections import deque


def tries(f, *args):
    try:
        return f(*args)
    except IndexError as e:
        return "IndexError", str(e)


d = deque((), 2, 1)
print(d, d.maxlen, len(d), tries(d.pop), tries(d.popleft))
# expect: deque([], maxlen=2) 2 0 ('IndexError', 'pop from an empty deque') ('IndexError', 'pop from an empty deque')
print(tries(d.append, 1), tries(d.appendleft, 0), d)
# expect: None None deque([0, 1], maxlen=2)
print(tries(d.append, 2), tries(d.appendleft, 2), tries(d.insert, 0, 2), d)
# expect: ('IndexError', 'deque already at its maximum size') ('IndexError', 'deque already at its maximum size') ('IndexError', 'deque already at its maximum size') deque([0, 1], maxlen=2)
print(d.popleft(), tries(d.extend, [2, 3]), d)
# expect: 0 ('IndexError', 'deque already at its maximum size') deque([1, 2], maxlen=2)
print(tries(deque, [1, 2, 3], 2, True), deque([1, 2, 3], 2, 0), deque([1, 2], None, 1), d.copy(), d == deque([1, 2]))
# expect: ('IndexError', 'deque already at its maximum size') deque([2, 3], maxlen=2) deque([1, 2]) deque([1, 2], maxlen=2) True
none = deque((), 0, 1)
print(tries(none.append, 1), none, deque((), 0, 0).append(1))
# expect: ('IndexError', 'deque already at its maximum size') deque([], maxlen=0) None
