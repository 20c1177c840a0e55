# SPDX-License-Identifier: MIT
# complex numbers from text and to text.
for text in ('1+2j', '1-2j', ' 1+2j ', '(1+2j)', ' ( 1+2j ) ', 'j', '-j', '+j', '1+j', '1-j', '3', '-3.5', '.5j', '5.', '1e3',
             '1e3+2e-3j', '1_0+2_0j', 'inf', 'nan', '-infj', 'nan+nanj', 'infinity-Infinityj', '1J', '-1.5E+2J', '\t2j\n',
             '', ' ', '()', '(1+2j', '1+2j)', '1 + 2j', '1+2', '1j+2', '1+2jj', 'a', '1+', '--1', '1e', '1e+', 'i', '1_', '_1',
             '1__0', '((1))', '+-1j', '1+-2j', '\u0661+2j', '1\x002j'):
    try:
        print(ascii(text), complex(text))
    except ValueError as e:
        print(ascii(text), e)
z = 3.14159 - 2.71828j
for spec in ('', '.2f', '.3e', 'g', '.3g', '+.1f', ' .1f', '30', '<30', '^30.2f', '*>30.2f', '>30', '.3', ',.2f', 'n', 'F', 'E', '#.3g', '20.2f|'[:-1]):
    print('[' + format(z, spec) + ']', '[' + f'{1234567.5j:{spec}}' + ']', '[' + '{:{}}'.format(complex(-0.0, 1), spec) + ']')
for spec in ('d', '%', 's', 'x', '010', '=10', '010.2f', '*=20f'):
    try:
        print(format(z, spec))
    except ValueError as e:
        print(spec, e)
print(str(z), repr(z), '%s %r' % (z, z), f'{z} {z!r:>25}', '{0.real} {0.imag:.1f}'.format(z))
for text in ('%d', '%f', '%x'):
    try:
        print(text % 1j)
    except TypeError as e:
        print(e)
