# SPDX-License-Identifier: MIT
# Types of modules are named with their module in messages; what | gives; names that fields may not have.
from array import array
from collections import OrderedDict, defaultdict, deque, namedtuple
def show(f):
    try: print('->', f())
    except Exception as e: print(type(e).__name__, e)
print(deque, OrderedDict, defaultdict, array)
show(lambda: deque().foo)
show(lambda: OrderedDict().foo)
show(lambda: hash(deque()))
show(lambda: array('i')())
show(lambda: deque([1]).remove(9))
show(lambda: array('i') + [1])
print(list((OrderedDict(a=1) | {'b': 2}).items()), defaultdict(int, a=1) | {'b': 2}, {'b': 2} | {'c': 3})
show(lambda: namedtuple('T', 'a def'))
show(lambda: namedtuple('T', 'a a'))
print(namedtuple('T', 'a def _b', rename=True)(1, 2, 3))
