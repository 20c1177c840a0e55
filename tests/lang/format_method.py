# SPDX-License-Identifier: MIT
# str.format and format().
print('{} {} {}'.format(1, 'a', None), '{0} {1} {0}'.format('x', 'y'), '{a} {b}'.format(a=1, b=2))
print('{:>5}|{:<5}|{:^5}|{:*^7}'.format('a', 'b', 'c', 'd'), '{:5}|{:5}'.format(3, 'x'))
print('{:d} {:x} {:X} {:#x} {:o} {:b} {:#b} {:c}'.format(10, 255, 255, 255, 8, 5, 5, 65))
print('{:,} {:_} {:_x} {:+d} {: d} {:06d} {:=+6d}'.format(1234567, 1234567, 0xabcdef, 5, 5, -42, 5))
print('{:.2f} {:10.3f} {:e} {:g} {:%} {:.0%}'.format(3.14159, 3.14159, 12345.678, 0.00001, 0.25, 0.5))
print('{0[0]} {0[1]} {1[k]} {2.imag}'.format([1, 2], {'k': 'v'}, 5))
print('{!r} {!s} {!a}'.format('q', 'q', 'é'), '{{}} {{{}}}'.format(1))
print('{:{}} {:{w}.{p}}'.format('a', 5, 3.14159, w=8, p=3) + '|')
print('{:<{w}}|'.format('x', w=4))
for args in [('{}',), ('{1}', 0), ('{a}',), ('{', 1), ('}', 1), ('{:d}', 'x'), ('{:s}', 1), ('{0} {}', 1, 2)]:
    try:
        print(args[0].format(*args[1:]))
    except (IndexError, KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(format(5), format(5, '03'), format('s', '>3'), format(2.5, '.2f'), format(True), format([1]))
print(format(1e10), format(1e16), format(123456789.0, ','), format(-0.0), format(1.0, 'g'), format(1.5, 'n') if 0 else '')
print('{:>+10.2e}|'.format(-12345.6789), '{:z<8}|'.format(1), '{:<08}|'.format(5))
print('{:,.2f}'.format(1234567.891), '{:020,}'.format(1234567), '{:_b}'.format(255))
print('{:5}|{:<5}|{:>5}'.format(True, None.__class__.__name__, 'é'))
print("{:08.2f}|{:+.1f}|{: .1f}".format(-3.14159, 2.0, 2.0), '{:.3}'.format(2.0 / 3), '{:.3s}'.format('abcdef'))
