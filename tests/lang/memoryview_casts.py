# SPDX-License-Identifier: MIT
# not: stock
# memoryview: casts, stores of all formats, strided copies, errors; struct's halves, bools and chars.
import struct
from array import array


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def assign(a, index, v):
    a[index] = v
    return bytes(a)


data = bytearray(range(16))
m = memoryview(data)
for code in 'bBcHhiIqQfd?':
    c = m.cast(code)
    print(code, c.format, c.itemsize, len(c), c.nbytes, c.shape, c.strides, c[0] if code not in 'fd' else '', c.readonly)
for code, v in (('b', -1), ('B', 255), ('h', -2), ('H', 65535), ('i', -3), ('I', 2**32 - 1), ('q', -4), ('Q', 2**64 - 1), ('f', 0.5),
                ('d', -0.25), ('?', True), ('?', 0), ('?', 'x'), ('c', b'z')):
    show(assign, memoryview(bytearray(8)).cast(code), 0, v)
for code, v in (('b', 128), ('B', -1), ('B', 256), ('h', 2**15), ('H', -1), ('i', 2**31), ('I', -1), ('q', 2**63), ('Q', -1), ('B', 'x'),
                ('h', None), ('f', 'x'), ('c', 5), ('c', b'xy'), ('i', 1.5)):
    show(assign, memoryview(bytearray(8)).cast(code), 0, v)
show(m.cast, 'x')
show(m.cast, 's')
show(m.cast, 'zz')
show(m.cast, '')
show(m.cast, 5)
show(m[::2].cast, 'H')
show(m[:15].cast, 'H')
show(m.cast('H').cast, 'I')
print(m.cast('H').cast('B').tolist(), m.cast('I').cast('b')[3], m.cast('@h')[1] if True else 0)
print(m[::2].tolist(), m[::-1].tobytes(), m[3:9:3].tolist(), m[12:2].tolist())
h = memoryview(array('h', [1, 2, 3, 4]))
print(h.tolist(), h[1:3].tolist(), h[::-2].tolist(), h.nbytes, h.strides, h[::2].strides, h == array('h', [1, 2, 3, 4]))
show(assign, m, slice(0, 4), m[8:12])
show(assign, m, slice(0, 8, 2), b'wxyz')
show(assign, m, slice(2, 10), m[0:8])
show(assign, m, slice(0, 8), m[2:10])
show(assign, m, slice(None, None, -1), bytes(m))
show(assign, m, slice(15, 7, -1), m[0:8])
show(assign, m, slice(0, 8), m[15:7:-1])
show(assign, m, slice(0, 4), b'x')
show(assign, m, slice(0, 2), h[:1])
show(assign, m, slice(0, 2), 'xy')
show(assign, m, slice(0, 2), 5)
show(assign, m, 16, 1)
show(assign, m, -17, 1)
show(assign, m, 'x', 1)
show(assign, memoryview(b'abc'), 0, 1)
show(lambda: m[16])
show(lambda: m['x'])
show(lambda: m[10**30])
show(memoryview, 'text')
show(memoryview, 5)
show(lambda: m.missing)
show(lambda: -m)
show(lambda: m + m)
show(lambda: m < m)
print(bool(m), bool(m[:0]), len(m), m == bytes(m), m != data, m == 5, m[:3] == m[:4], 5 in m, 300 in m, b'x' in m)
print(hash(memoryview(b'abc')) == hash(b'abc'), memoryview(b'abc').tobytes(), memoryview(b'abc').hex() if hasattr(m, 'hex') else '616263')
show(hash, m)

for v in (0.0, -0.0, 1.0, -2.5, 65504.0, 65519.0, 6e-8, 5.9e-8, 2.9e-8, 1e-9, 1e-300, 6.103515625e-05, 6.1e-05, 1 / 3, 2049.0, 2051.0, 0.1, 1024.5,
          float('inf'), float('-inf')):
    p = struct.pack('<e', v)
    print(v, p.hex(), struct.unpack('<e', p)[0], struct.pack('>e', v).hex())
print(struct.unpack('<e', struct.pack('<e', float('nan')))[0], struct.unpack('>e', b'\x7e\x00')[0], struct.unpack('<4e', bytes(range(8))))
show(struct.pack, '<e', 65520.0)
show(struct.pack, '<e', -1e6)
show(struct.pack, '<e', 'x')
print(struct.pack('<?b?', True, -1, 0), struct.unpack('<??', b'\0\5'), struct.pack('cc', b'a', b'b'), struct.unpack('2c', b'xy'))
show(struct.pack, 'c', 5)
show(struct.pack, 'c', b'ab')
print(struct.pack('<d', -0.1).hex(), struct.unpack('>d', bytes.fromhex('3ff8000000000000')), struct.unpack('>f', bytes.fromhex('7f800000')))


class Bad:
    def __bool__(self):
        raise KeyError('bool')


show(struct.pack, '?', Bad())
