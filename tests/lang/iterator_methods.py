# SPDX-License-Identifier: MIT
# __next__ and __iter__ of builtin iterators, bound and passed around.
def gen():
    yield 'g'

for make in (lambda: iter([1, 2]), lambda: iter((3,)), lambda: iter('ab'), lambda: iter({'k': 1}), lambda: iter(range(2)),
             lambda: zip('x', 'y'), lambda: map(str, [7]), lambda: enumerate('e'), lambda: reversed([8, 9]), gen):
    it = make()
    step = it.__next__
    print(it.__iter__() is it, step(), end=' ')
    try:
        while True:
            print(step(), end=' ')
    except StopIteration as end:
        print('end', end.args)
try:
    [].__next__
except AttributeError as e:
    print(e)
