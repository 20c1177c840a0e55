# SPDX-License-Identifier: MIT
# str() of instances of builtin types' subclasses: their own __repr__ counts where the type has no __str__.
class B(bytes):
    def __repr__(self): return 'R'
class B2(bytes):
    def __str__(self): return 'S'
class B3(bytes): pass
class BA(bytearray):
    def __repr__(self): return 'R'
class S(str):
    def __repr__(self): return 'R'
class I(int):
    def __repr__(self): return 'R'
class F(float):
    def __repr__(self): return 'R'
class L(list):
    def __repr__(self): return 'R'
class T(tuple):
    def __repr__(self): return 'R'
class D(dict):
    def __repr__(self): return 'R'
for c in (B, B2, B3, BA):
    x = c(b'ab')
    print(c.__name__, str(x), repr(x), '%s' % x, f'{x}', '{}'.format(x), '%r' % x, [x], format(x))
    print(bytes.__str__(x) if isinstance(x, bytes) else '', bytes.__repr__(x) if isinstance(x, bytes) else '')
for x in (S('a'), I(3), F(1.5), L([1]), T((1,)), D()):
    print(str(x), repr(x), '%s' % (x,), f'{x}', format(x))
