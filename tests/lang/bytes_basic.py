# SPDX-License-Identifier: MIT
# bytes and bytearray.
b = b'hello\x00\xff'
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b[:3]), b == b'hello\x00\xff', b != b'x', b < b'i', 104 in b, b'ell' in b, hash(b) == hash(bytes(b)))
print(bytes(3), bytes([1, 2, 255]), bytes('é', 'utf-8'), bytes(b'ab'), bytes(range(5)), bytes(), b'a' + b'b', b'ab' * 2)
print(b'a,b'.split(b','), b' x '.strip(), b'abc'.find(b'c'), b'abc'.replace(b'b', b'--'), b'AbC'.lower(), b'abc'.upper(), b'-'.join([b'a', b'b']), b'abc'.startswith(b'a'), b'abc'.count(b'b'), b'abc'.index(b'b'))
print(b'\x01\xab'.hex(), bytes.fromhex('01 ab'), b'abc'.decode(), repr(b"it's"), repr(b'"\''), b'\t\n\r\\')
ba = bytearray(b'abc')
ba.append(100); ba.extend(b'ef'); ba[0] = 65; ba[1:3] = b'XYZ'
print(ba, len(ba), ba[0], ba[-2:], bytes(ba), ba == b'AXYZdef')
del ba[0]; ba += b'!'; ba.insert(0, 48)
print(ba, ba.pop(), ba.pop(0), ba, ba.find(b'Z'), ba.decode())
ba.reverse(); ba.remove(ord('d'))
print(ba, bytearray(3), bytearray([1, 2]), bytearray('hi', 'ascii'), ba * 2, b'x' + ba, ba + b'x')
ba[::2] = b'...'[:len(ba[::2])]
print(ba)
ba.clear(); print(ba, not ba)
for f in (lambda: bytes([256]), lambda: bytes('x'), lambda: b'a' + 'b', lambda: b'abc'[5], lambda: bytearray(b'a').append(300), lambda: bytes(-1), lambda: b'a' == 'a', lambda: b'a'.join(['x']), lambda: bytes.fromhex('xyz')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
m = memoryview(bytearray(b'abcdef'))
m[0] = 65; m[1:3] = b'12'
print(bytes(m), len(m), m[0], bytes(m[2:4]), list(m[::2]), m.tobytes())
src = bytearray(b'xy')
v = memoryview(src); v[1] = 66
print(src, v == src)
for x in b'ab': print(x, end=' ')
print(b'%d' % 5, [hex(c) for c in b'\x0f'], b'abc'.isalpha(), b'12'.isdigit(), b'a'.center(5, b'*'), b'a b'.partition(b' '))
