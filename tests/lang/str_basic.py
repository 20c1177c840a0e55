# SPDX-License-Identifier: MIT
# Strings: literals, indexing, slicing, comparison, concatenation, iteration.
s = 'Hello, World'
print(s, len(s), s[0], s[-1], s[1:5], s[:5], s[7:], s[::2], s[::-1], s[-5:-1], s[100:], s[5:2])
print('a' + 'b', 'ab' * 3, 3 * '-', 'x' * 0, 'x' * -1, 'con' 'cat')
print('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', 'a' == 'a', 'a' != 'b', '' < 'a', 'Z' < 'a')
print('ell' in s, 'xyz' in s, '' in s, 'o' not in s, list('abc'), tuple('xy'), sorted('hello'), set('aaa'))
print(repr('it\'s'), repr("q\"q"), repr('both\'"'), repr('\n\t\r\\\x00\x7f'), '\x41\u0042\U00000043\103\N{BULLET}')
print(r'raw\n', '''triple
line''', 'tab\there', "a\
b")
print(str(5), str(None), str([1, 'a']), str({'k': 1.5}), str(), str(b'ab', 'utf-8'))
for i, c in enumerate('abc'): print(i, c, ord(c), end=' ')
print()
for f in (lambda: 'a' + 1, lambda: 'abc'[5], lambda: 'abc'['x'], lambda: 'a' * 'b', lambda: 'a' < 1, lambda: 1 in 'a', lambda: 'a' - 'b', lambda: ''.join([1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    s[0] = 'x'
except TypeError as e:
    print(e)
x = 'abc'
x += 'def'; x *= 2
print(x, x.count('c'), max('hello'), min('hello'), chr(97), chr(8364), ord('€'))
print('abc'.__len__(), 'a'.__add__('b'), hash('abc') == hash('ab' + 'c'), 'abc' is not None)
print(ascii('é€'), repr('é'), 'é' == '\u00e9', len('é€😀'), '😀'[0] == '\U0001f600', 'aé€😀'[1:3], 'aé€😀'[::-1])
a, b, *c = 'hello'
print(a, b, c, ''.join(reversed('abc')), '-'.join('abc'), ','.join(str(i) for i in range(4)))
print('%s' % 'abc'[1], 'abc'[True], 'abcdef'[-3:], 'abcdef'[:-3], 'abcdef'[4:1:-1], 'abcdef'[-1:-7:-2])
