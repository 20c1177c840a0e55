# SPDX-License-Identifier: MIT
# Methods of str.
s = 'The quick brown fox'
print(s.upper(), s.lower(), s.title(), s.swapcase(), 'hELLO'.capitalize(), 'ß'.casefold() if 0 else 'x')
print(s.find('quick'), s.find('z'), s.rfind('o'), s.index('brown'), s.rindex('o'), s.find('o', 13), s.find('o', 0, 5), s.count('o'), 'aaaa'.count('aa'), 'abc'.count(''))
print(s.split(), s.split('o'), s.split(' ', 1), s.rsplit(' ', 1), 'a,,b'.split(','), ' a  b '.split(), ''.split(), ''.split(','), 'abc'.split('x'))
print('a\nb\r\nc'.splitlines(), 'a\nb'.splitlines(True), 'k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'kv'.partition('='), 'kv'.rpartition('='))
print('[' + '  x '.strip() + ']', '[' + '  x '.lstrip() + ']', '[' + '  x '.rstrip() + ']', 'xxabxx'.strip('x'), 'abcba'.lstrip('ab'), 'abcba'.rstrip('ab'))
print('prefix-x'.removeprefix('prefix-'), 'x.py'.removesuffix('.py'), 'x'.removeprefix('y'))
print('abc'.startswith('ab'), 'abc'.startswith(('x', 'a')), 'abc'.startswith('b', 1), 'abc'.endswith('bc'), 'abc'.endswith(('z', 'c')), 'abc'.endswith('b', 0, 2))
print('aXbXc'.replace('X', '--'), 'aXbXc'.replace('X', '', 1), 'abc'.replace('', '.'), 'aaa'.replace('aa', 'b'))
print('ab'.center(7, '*') + '|', 'ab'.ljust(5) + '|', 'ab'.rjust(5, '.') + '|', '42'.zfill(5), '-42'.zfill(5), '+1'.zfill(4), 'abc'.center(2))
print('abc'.isalpha(), 'ab1'.isalpha(), '123'.isdigit(), '12a'.isdigit(), 'ab1'.isalnum(), ' \t'.isspace(), ''.isspace(), 'ABC'.isupper(), 'Abc'.isupper(), 'abc'.islower(), 'Title Case'.istitle(), '123'.isdecimal(), '12'.isnumeric())
print('a1_'.isidentifier(), '1a'.isidentifier(), 'ab\n'.isprintable(), 'ab'.isprintable(), 'abc'.isascii(), 'é'.isascii())
print('a\tb'.expandtabs(), 'a\tb'.expandtabs(4), '-'.join(['a', 'b']), ''.join(()), 'x'.join('abc'))
print('abc'.encode(), 'é'.encode('utf-8'), 'é'.encode(), 'ab'.encode('ascii'))
print('abcabc'.translate({97: 'X', 98: None, 99: 100}), 'hello'.translate(str.maketrans('el', 'ip')), str.maketrans('ab', 'xy', 'z'))
for f in (lambda: 'abc'.index('z'), lambda: 'a'.split(''), lambda: 'é'.encode('ascii'), lambda: 'abc'.rindex('z'), lambda: 'a'.join(5), lambda: 'a'.center(5, 'xx'), lambda: 'abc'.replace(1, 2), lambda: 'abc'.startswith(1), lambda: 'a'.nothing):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(str.upper('abc'), list(map(str.strip, [' a ', 'b '])), sorted(['b', 'A', 'c'], key=str.lower))
