# SPDX-License-Identifier: MIT
# Text beyond ASCII: case with several letters, final sigma, titles, digits in numbers, format fills, translate.
def show(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


for s in ('ΑΣ', 'Σ', 'ΑΣ ΒΣΓ', 'ΑΣ.', 'Α.Σ', '.Σ', 'ΑΣ.Β', 'ΑΣ\u0301', 'Α\u0301Σ', '1Σ', 'aΣ', 'Σb', 'straße', 'ﬁﬂ', 'İstanbul', 'ŉa', 'ǆ ǅ Ǆ', 'ΐ', 'ᾳ', 'ß',
          'éÉ', 'ЖжЯ', 'ñandú ÑANDÚ', '中文', 'a中B', "they're", 'ʼn x', 'ⅷ', 'Ⅷ ⓐ'):
    print([ascii(f(s)) for f in (str.upper, str.lower, str.title, str.capitalize, str.casefold, str.swapcase)],
          s.isupper(), s.islower(), s.istitle(), s.isalpha(), s.isalnum(), s.isidentifier(), s.isprintable())
for s in ('', ' ', 'A', 'Ab', 'AB', 'aB', 'A B', 'A b', '1A', '1a', 'Éa', 'ÉA', 'éa Éa', 'ǅ', 'ǅa', 'ǅA', 'Ñ1ñ', '\u0301'):
    print(ascii(s), s.isupper(), s.islower(), s.istitle(), s.isspace(), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isascii())
for s in ('१२३', '٣.٥', '\u00a012\u2003', '１２', '²', '½', '①', '1_0', '१_२', '-१', '+\u0663', '中', '1\u0301', '0x१', '\u2007'):
    show(int, s)
    show(float, s)
    print(s.isdecimal(), s.isdigit(), s.isnumeric())
for s, base in (('0x1F', 16), ('1f', 16), ('0b101', 2), ('0o17', 8), ('0X1f', 0), ('0B1', 0), ('0O7', 0), ('0b1', 16), ('z', 36), ('Z', 36), ('12', 2),
                ('0_1', 10), ('_1', 10), ('1_', 10), ('1__0', 10), ('0x_1', 16), ('0x_1', 0), ('0_', 0), ('00', 0), ('010', 0), ('0_0', 0), ('', 10), ('-', 10),
                ('- 1', 10), (' -1 ', 10), ('+0x1', 0), ('0x', 16), ('1' * 60, 3), ('१' * 3, 16), ('५', 4), ('f', 15), ('9', 37), ('9', 1), ('9', -1), ('0c', 13)):
    show(int, s, base)
show(int, b'12')
show(int, bytearray(b' -7 '))
show(int, b'1f', 16)
show(int, b'x')
show(int, b'\xff')
show(int, 5, 10)
show(int, '5', 'x')
show(float, b' 1.5 ')
show(float, bytearray(b'-inf'))
show(float, b'x')
show(float, memoryview(b'2'))
show(float, [])
show(complex, '1+१j')
for spec in ('é^9', 'é<9', 'é>9', '中=9', '中=+9d', '\U0001f600>5', 'é^9.2', '.3', '5.2', 'é'):
    show(format, 'añb中', spec)
    show(format, 42, spec)
show(lambda: '{:é>{}}|{:>{w}}'.format('ñ', 4, '中', w=3))
for spec in ('\u00e9', '\x01', '\x7f', '5\u4e2d', ',_', '_,', ',b', '_d', ',x', '_x', ',c', ',s', '_s', ',n', '+s', ' s', '=5', '#s', '05',
             '.', '.x', '5.', 'zz', '<<5', '=<5', '\U0001f600'):
    show(format, 'x', spec)
    show(format, 1234567, spec)
    show(format, 1234.5, spec)
table = {ord('a'): 'é', ord('é'): 'a', ord('中'): None, ord('b'): 0x1f600, ord('c'): 99, ord('d'): 'xyz'}
show('aébc中d-ñ'.translate, table)
show('ab'.translate, {97: 1.5})
show('ab'.translate, {97: 0x110000})
show('ab'.translate, {97: -1})
show('ab'.translate, 5)
show('abc'.translate, 'zyx' * 40)
show(str.maketrans, {'a': 1, 5: 'x', 'é': None})
show(str.maketrans, {'ab': 1})
show(str.maketrans, {1.5: 1})
show(str.maketrans, 'aé', 'éa')
show(str.maketrans, 'aé', 'é')
show(str.maketrans, 'a', 'b', 'c中')
show(str.maketrans, 5)
show(str.maketrans, 'a', 5)
for s in ('a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i', 'é\r\nñ\n\r', '\u2028', 'x\u2003y\u00a0z \u3000w'):
    print([ascii(x) for x in s.splitlines()], [ascii(x) for x in s.splitlines(True)], [ascii(x) for x in s.split()], [ascii(x) for x in s.rsplit(None, 1)],
          ascii(s.strip()), [ascii(x) for x in s.split(None, 1)])
print(ascii('ñ\tb\té'.expandtabs()), ascii('ñ\t\n\ta'.expandtabs(3)), 'a\tb'.expandtabs(0), 'a\tb\r\tc'.expandtabs(-5))
print(ascii('ñañbñ'.replace('ñ', '中', 2)), ascii('ab'.replace('', 'é')), ascii('é'.center(6, '中')), ascii('é'.ljust(3, 'ñ')), ascii('-é'.zfill(5)))
print(ascii('ñéñ'.strip('ñ')), ascii('ñéñ'.lstrip('éñ')), ascii('xéñ'.rstrip('ñé')), 'ñéñ'.find('ñ', 1), 'ñéñ'.rfind('é'), 'ñéñ'.index('é'), 'ñéñ'.count('ñ'), 'ñé'.count(''))
print(ascii('ñéñ'.partition('é')), ascii('ñéñ'.rpartition('x')), 'ñéñ'.startswith('ñé'), 'ñéñ'.endswith(('x', 'ñ')), 'ñéñ'.startswith('é', 1))
