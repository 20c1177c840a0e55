# SPDX-License-Identifier: MIT
# array: every type code, ranges, errors, slices, operators, methods.
from array import array


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def kind(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__)


def assign(a, index, v):
    a[index] = v
    return a


def delete(a, index):
    del a[index]
    return a


for code, low, high in (('b', -128, 127), ('B', 0, 255), ('h', -2**15, 2**15 - 1), ('H', 0, 2**16 - 1), ('i', -2**31, 2**31 - 1),
                        ('I', 0, 2**32 - 1), ('q', -2**63, 2**63 - 1), ('Q', 0, 2**64 - 1)):
    a = array(code, [low, high])
    print(a, a.typecode, a.itemsize, len(a), a[0], a[1], a.tolist())
    for x in (low - 1, high + 1):
        try:
            a.append(x)
        except OverflowError:
            print('OverflowError', x)
    print(a == array(code, [low, high]), a.count(low), a.index(high), high in a, 5 in a)
    a.byteswap()
    a.byteswap()
    a.reverse()
    print(a)
for code in 'lL':
    a = array(code, [0, 1])
    for x in (-2**70, 2**70):
        try:
            a.append(x)
        except OverflowError:
            print('OverflowError', x)
    print(a, a.itemsize >= 4)
for code in 'fd':
    a = array(code, [0.5, 2, True, -1e10])
    print(a, a.typecode, a.itemsize, a.tobytes() == bytes(memoryview(a)))
    a.byteswap()
    a.byteswap()
    print(a, a.index(2.0), a.count(0.5))
    show(a.append, 'x')
    show(a.append, None)
a = array('i', [1, 2, 3])
show(a.append, 'x')
show(a.append, 1.5)
show(a.append, None)
show(a.extend, array('h', [1]))
show(a.extend, 5)
show(a.extend, [4, 'x'])
print(a)
show(a.fromlist, (1,))
show(a.fromlist, [7, 8, 'x'])
print(a)
a.fromlist([9, 10])
print(a)
show(a.index, 77)
show(a.remove, 77)
a.remove(3)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
show(a.pop, 50)
show(a.pop, -50)
show(array('b').pop)
a.insert(0, 5)
a.insert(-1, 6)
a.insert(100, 7)
a.insert(-100, 8)
print(a)
show(a.insert, 0, 'x')
show(a.frombytes, b'abc')
show(a.frombytes, 'abcd')
a.frombytes(b'\1\0\0\0')
a.frombytes(bytearray(4))
print(a, a.tobytes()[:4])

print(a[1:3], a[::-1], a[::2], a[5:1], a[-2:], a[10:])
a = array('B', range(10))
print(assign(a, slice(1, 3), array('B', [50, 51, 52])))
print(assign(a, slice(0, 4), array('B')))
print(assign(a, slice(None, None, 3), array('B', [1, 2, 3])))
print(assign(a, slice(2, 4), a))
print(assign(a, slice(None, None, -1), a))
show(assign, a, slice(None, None, 2), array('B', [1]))
show(assign, a, slice(0, 2), [1, 2])
show(assign, a, slice(0, 2), array('b', [1, 2]))
kind(assign, a, 100, 1)
show(assign, a, 0, 256)
show(assign, a, 0, -1)
kind(assign, a, 'x', 1)
kind(lambda: a['x'])
show(lambda: a[100])
print(delete(a, 0), delete(a, -1))
print(delete(a, slice(None, None, 2)), delete(a, slice(3, 0, -2)), delete(a, slice(0, 2)), delete(a, slice(None)))
kind(delete, a, 0)
show(lambda: array('h', [1, 2]) + array('h', [3]))
show(lambda: array('h', [1, 2]) + array('i', [3]))
show(lambda: array('h', [1]) + [3])
show(lambda: [3] + array('h', [1]))
show(lambda: array('h', [1, 2]) * 3)
show(lambda: 2 * array('h', [1, 2]))
show(lambda: array('h', [1, 2]) * -1)
show(lambda: array('h', [1, 2]) * 'x')
show(lambda: array('h', [1, 2]) - array('h', [1, 2]))
show(lambda: -array('h'))
a = array('h', [1, 2])
a *= 2
print(a)
a += array('h', [9])
print(a)
a *= 0
print(a, bool(a), bool(array('d', [0.0])), not a)
try:
    a += [1]
except TypeError as e:
    print(e)
x, y = array('i', [1, 2, 3]), array('h', [1, 2, 4])
print(x == y, x != y, x < y, x <= y, x > y, x >= y, x == [1, 2, 3], x != None)
x, y = array('i', [1, 2]), array('d', [1, 2, 0])
print(x == y, x != y, x < y, x <= y, x > y, x >= y, y < x, y > x)
x, y = array('q', [1, 2]), array('f', [1, 2])
print(x == y, x != y, x < y, x <= y, x > y, x >= y)
show(lambda: x < [1])
show(lambda: hash(x))
print(array('h', array('b', [1, -1])), array('d', array('i', [3])), array('B', b'ab'), array('H', bytearray(4)), array('b', (1, 2)), array('b', iter([3])))
show(array, 'b', array('i', [1000]))
show(array, 'b', 'text')
show(array, 'i', b'abc')
show(array, 'i', 5)
kind(array, 'x')
show(array, 'ii')
show(array, 5)
kind(array)
kind(array, 'i', [], [])
kind(lambda: array('i', x=1))
it = iter(array('b', [1, 2]))
print(next(it), list(it), list(it), next(it, 'end'))
a = array('b', [1, 2])
it = iter(a)
for i in it:
    if len(a) < 6:
        a.append(i)
print(a, list(it))
view = memoryview(a)
show(a.append, 1)
show(a.extend, a)
show(delete, a, 0)
show(a.pop)
view.release() if hasattr(view, 'release') else None
a.extend(a)
print(a)
del view
show(lambda: array('i', [1]).missing)


class Mine(array):
    def total(self):
        return sum(self)


m = Mine('i', [1, 2, 3])
m.extra = 5
print(m.total(), m.extra, m[1], len(m), type(m[1:]).__name__, type(m + m).__name__, isinstance(m, array), m == array('i', [1, 2, 3]))
