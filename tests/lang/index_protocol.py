# SPDX-License-Identifier: MIT
# __int__, __index__ and __float__: who asks which, and what ints, floats and their subclasses are themselves.
import math, operator


def show(f, *args):
    try:
        r = f(*args)
        print(type(r).__name__, r)
    except Exception as e:
        print(type(e).__name__, e)


class Int:
    def __init__(self, v): self.v = v
    def __int__(self): return self.v


class Ind:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v


class Mine(int):
    def __index__(self): return 77
    def __int__(self): return 78


class Raises:
    def __index__(self): raise KeyError('index')
    def __float__(self): raise KeyError('float')


m = Mine(2)
show(int, Int(5))
show(int, Int(2**70))
show(int, Int(True)) if 0 else None
show(int, Ind(6))
show(int, Ind(-2**70))
show(int, Ind('x'))
show(int, m)
show(int, Raises())
show(float, Ind(5))
show(float, Ind(2**70))
show(float, Ind(10**400))
show(float, Ind('x'))
show(float, Raises())
show(float, Mine(3))
show(math.sqrt, Ind(16))
show(math.sqrt, Int(16))
show(math.floor, Ind(3)) if 0 else None
show(complex, Ind(3))

show(operator.index, Ind(4))
show(operator.index, 1.5)
print([1, 2, 3, 4, 5][m], [1, 2, 3, 4, 5][m:], [1, 2, 3][:Ind(2)], 'abc'[m], b'abc'[Ind(1)], list(range(10))[Ind(8):Ind(2):Ind(-3)])
print('ab' * m, [0] * Ind(3), m * (1,), Ind(2) * 'x', bytes(Ind(3)), bytes(m), bytearray(Ind(2)), list(range(m)), range(Ind(1), Ind(3)), bytes([m, Ind(65)]))
print(hex(Ind(255)), bin(Ind(5)), oct(m), chr(Ind(97)), divmod(m, 2), round(2.345, Ind(1)), '%x %c' % (Ind(10), Ind(97)) if 0 else '', format(m, '03d'), '%d' % m)
print((5).__float__(), type((5).__float__()).__name__, (2.5).__float__(), True.__float__(), Mine(4).__float__(), (2**70).__float__(), (2.5).__int__(), (5).__index__())
x = [1, 2, 3]
x[m] = 9
del x[Ind(0)]
x.insert(Ind(1), 5)
print(x, x.pop(Ind(0)), x)
show(lambda: [1][Raises()])
show(lambda: [1][Raises():])
show(lambda: 'a' * Raises())
show(lambda: [1][Ind('x')])

show(lambda: [1] * Ind(2**70))
show(lambda: [1, 2][Ind(-2**70):Ind(2**70)])
show(lambda: [1][1.5])
show(int.from_bytes, 5, 'big')
show(int.from_bytes, 'ab', 'big')
show(int.from_bytes, [1, 2], 'big')
show(int.from_bytes, 1.5, 'big')
show(int.from_bytes, m, 'big')
