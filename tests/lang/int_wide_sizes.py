# SPDX-License-Identifier: MIT
# Small ints, bools and big ints mixed in all operators; shifts and powers at the limits; hash, sum, conversions.
def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


import operator
OPS = [operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, operator.truediv, operator.and_, operator.or_, operator.xor,
       operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge, divmod]
VALUES = [0, 1, -1, 7, True, False, 2**30, -2**30, 2**31 - 1, 2**62, -2**62, 2**63, -2**63 - 1, 10**25, -10**25]
for op in OPS:
    for a in VALUES:
        row = []
        for b in VALUES:
            try:
                row.append(op(a, b))
            except ZeroDivisionError as e:
                row.append(str(e))
        print(op.__name__, a, row)
for a in (0, 1, -1, 5, True, 2**40, -2**40, 2**64, -2**64):
    print(a, [a << n for n in (0, 1, 31, 32, 63, 64, 100, True)], [a >> n for n in (0, 1, 31, 32, 63, 64, 100, False, 10**30)])
    print(a, [pow(a, n) for n in (0, 1, 2, 3, 5, True)], -a, +a, ~a, abs(a), bool(a), hash(a) == hash(float(a)) if abs(a) < 2**50 else '')
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: 2**70 << -1)
show(lambda: 2**70 >> -2**70)
show(lambda: 0 << 10**30)
show(lambda: 1 << 10**30)
show(lambda: 0 ** -1)
show(lambda: 0 ** -10**30)
show(lambda: (2**70) ** -1 > 0)
show(lambda: 1 ** 10**30)
show(lambda: (-1) ** (10**30 + 1))
show(lambda: (-1) ** 10**30)
show(lambda: True ** 10**30)
show(lambda: 2 ** -1)
show(lambda: 1 / 2**70 == 2.0**-70)
for args in ((2, 10, 1000), (2, 10**20, 97), (3, -1, 7), (3, -1, 9), (2**70, 3, 10**9), (-5, 3, 7), (5, 3, -7), (-5, 3, -7), (5, 0, 1), (5, 0, -1), (5, 3, 0),
             (10**30, 10**3, 10**25 + 1), (7, -3, 10**20 + 39), (0, 5, 3), (2, -1, 4), (True, 5, 3), (6, -2, 2**65 + 1), (2, 3, 1.5), (2.0, 3, 5)):
    show(pow, *args)
x = 2**100
print(hash(x), hash(-x), hash(2**61 - 1) if hash(2**61) == 1 else 0) if 0 else print(hash(x) == hash(2**100), {x: 1}[2**100], x in {2**100})
print(int(2**70), int(True), int(-0.5), int(1e20), int(-1e20), float(2**70), float(-10**25), complex(2**70), round(2**70), round(-10**25, -20), round(15, -1), round(25, -1))
print((2**70).bit_length(), (-2**70).bit_length(), (0).bit_length(), (2**70).bit_count() if hasattr(1, 'bit_count') else 1, (255).to_bytes(2, 'big'), (-2**70).to_bytes(10, 'little', signed=True))
print(int.from_bytes(bytes(range(12)), 'big'), int.from_bytes(b'\xff' * 12, 'little', signed=True), int.from_bytes(b'', 'big'), int.from_bytes([1, 2], 'big'))
show((256).to_bytes, 1, 'big')
show((-1).to_bytes, 1, 'big')
show((2**70).to_bytes, 8, 'big')
show((1).to_bytes, 1, 'middle')
show((1).to_bytes, -1, 'big')
show(int.from_bytes, b'a', 'x')
for a, b in ((2**70, 1.5), (1.5, 2**70), (10**25, 0.0), (True, 2.5), (2**70, float('nan')), (10**400, 1.5)):
    for op in (operator.add, operator.mul, operator.lt, operator.eq, operator.truediv, operator.floordiv, operator.mod):
        show(op, a, b)
show(lambda: 10**400 / 10**399)
show(lambda: 10**400 / 3)
show(lambda: 1 / 10**400)
show(lambda: float(10**400))
show(lambda: (3 * 10**30) / (2 * 10**30))
show(lambda: -7**40 / 3**70)
show(lambda: 2**70 + 'x')
show(lambda: 2**70 < 'x')
show(lambda: -2**70 + None)
show(lambda: 2**70 // 0)
show(lambda: 2**70 % 0)
show(lambda: divmod(2**70, 0))
show(lambda: 2**70 / 0)
show(lambda: 'ab' * 2**70)
show(lambda: [1][2**70])
show(int, '9' * 30)
show(int, '-' + '1' * 40)
show(lambda: [format(2**70, s) for s in ('x', '#X', 'b', '#o', ',', '_x', '030d', '+', '>30', 'e', '.3f', 'n', '_d')])
show(lambda: '%d %x %o %X %5.30d %+d %e' % (2**70, 2**70, 2**70, -2**70, 2**70, 2**70, 2**70))


class I(int):
    def __repr__(self): return 'I%d' % int(self)


i, big = I(5), I(2**70)
print(i, big, i + 1, big + 1, -i, +i, ~i, abs(I(-5)), i << 1, i ** 2, type(+i).__name__, type(i + i).__name__, int(i), int(big), hash(i) == 5)
print(I(), I('12'), I('ff', 16), I(b'7'), I(2.5), i == 5, big == 2**70, i in {5: 1}, I.from_bytes(b'\1', 'big'), big // 3 == 2**70 // 3)


class Int:
    def __init__(self, v): self.v = v
    def __int__(self): return self.v


class Trunc:
    def __trunc__(self): return 9


class Ind:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v


show(int, Int(5))
show(int, Int(2**70))
show(int, Int('x'))
show(int, [])
show(int, None)
show(int, float('inf'))
show(int, float('nan'))
show(lambda: int(x=1))
show(lambda: int('5', base=7))
show(lambda: int(base=7))
show(lambda: [0, 1, 2][Ind(1)])
show(lambda: [0, 1, 2][Ind('x')])
show(lambda: hex(Ind(255)), )
show(hex, 1.5)
show(bin, -2**70)
show(oct, 8)
show(chr, Ind(97))
show(lambda: range(Ind(3)))
