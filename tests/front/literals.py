# SPDX-License-Identifier: MIT
# Every kind of literal.
0, 00, 1_000, 0x_ff, 0XDEAD_beef, 0o17, 0B1010, 9223372036854775807, 9223372036854775808
0xffff_ffff_ffff_ffff_f, 0o7777777777777777777777777, 123456789012345678901234567890
0., .5, 1e10, 1E-5, 1_0.2_5e+1_0, 1e400, 5e-324, 2.2250738585072011e-308, 9007199254740993.0
1j, 1.5J, 0e0j
0.1 + 123456789.123456789e-30
1if 2else 3
'a' "b" '''c
d''' u'u' r'\n' R"\x"
b'\x00\xff' B"\
z" rb'\n' bR'\N{x}' Rb'''
'''
'\a\b\f\n\r\t\v\\\'\"\0\7\777\x41\u00e9\U0001F600\N{GREEK SMALL LETTER PI}\ud800'
'é' "日本語" '\
joined'
None, True, False, ..., Ellipsis
переменная = ªº = ﬁ = 1
