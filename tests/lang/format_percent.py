# SPDX-License-Identifier: MIT
# The % operator on strings.
print('%d %i %s %r' % (1, 2, 'a', 'a'), '%5d|%-5d|%05d|%+d|% d' % (42, 42, 42, 42, 42))
print('%x %X %#x %o %#o %c %c' % (255, 255, 255, 8, 8, 65, 'z'))
print('%f %.2f %8.3f %-8.1f| %e %g %G' % (3.14159, 3.14159, 3.14159, 3.14159, 31415.9, 0.0001, 1e-10))
print('%s' % 'one', '%s' % [1], '%s %%' % 5, '%10s|%-10s|%.2s' % ('ab', 'ab', 'abcdef'))
print('%(a)s %(b)05d' % {'a': 'x', 'b': 7})
print('%*d|%-*d|%.*f' % (6, 1, 6, 1, 2, 3.14159))
print('%s %s' % (None, True), '%r' % ('é',), '%a' % 'é')
print('%d' % 3.99, '%s' % 1.5, '%i' % True, '%x' % -255)
print('%s' % (1,), '%s' % ((1, 2),), 'none' % ())
class C:
    def __str__(self): return 'cs'
    def __repr__(self): return 'cr'
print('%s %r' % (C(), C()))
for fmt, args in [('%d', 'x'), ('%s %s', 1), ('%s', (1, 2)), ('%z', 1), ('%(a)s', 1), ('%(a)s', {}), ('%c', 'ab'), ('%', 1), ('%x', 1.5)]:
    try:
        print(fmt % args)
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
print('%d' % 12345678901234567890, '%x' % (1 << 70), '%e' % 0.0, '%g' % 1e20, '%g' % 100000, '%g' % 1000000)
print(b'%d %s' % (5, b'x'))
