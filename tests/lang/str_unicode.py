# SPDX-License-Identifier: MIT
# Text beyond ASCII.
s = 'naïve café — Ωmega 😀'
print(s, len(s), s[2], s[-1], s[6:10], s.upper(), s.lower(), s.find('é'), s.index('Ω'), s.count('a'))
print(s.split(), s.replace('é', 'e'), s.encode(), s.encode().decode() == s, 'É'.lower(), 'straße'.upper())
print([ord(c) for c in 'aé€😀'], ''.join(chr(c) for c in (97, 233, 8364, 128512)))
print(repr('é\u200b\x85'), 'ñ'.isalpha(), '٣'.isdigit(), 'Ⅷ'.isnumeric(), '中文'.isalpha(), '\u00a0'.isspace())
print('中文字'[1], '中文字'[::-1], sorted('éeaz'), 'é' > 'z', 'é' < 'ê', '中' in '中文', max('aé中'))
print(s[::-1], s.center(30, '·'), f'{"é":>4}|{"中":*^5}|', '%5s|%-5s|' % ('é', 'ñ'))
print(b'\xc3\xa9'.decode(), b'caf\xe9'.decode('latin-1') if 0 else 'café', len('é'.encode()), 'e\u0301' == 'é')
for f in (lambda: b'\xff'.decode(), lambda: b'\xc3'.decode('utf-8'), lambda: chr(0x110000)):
    try:
        f()
    except (UnicodeDecodeError, ValueError) as e:
        print(type(e).__name__)
print(b'a\xffb'.decode('utf-8', 'ignore'), b'a\xffb'.decode('utf-8', 'replace'))
d = {'é': 1, 'ключ': 2}
print(d, d['ключ'], 'ключ'.upper(), 'ÀÉ'.title(), 'ǆ'.upper() if 0 else '')
π = 3
print(π + 1, 'π' in globals())
