# SPDX-License-Identifier: MIT
# not: microbit
# float.hex and float.fromhex at the image's width: texts that are the same in 32 bits go through both ways.
for text in ('0x1.8p3', '-0x1.fp-2', '0x.1', '1', '0x10', ' 0X1P+4\n', 'inf', '-Infinity', '0x0p0', '0x1.ffp-10'):
    print(float.fromhex(text))
for x in (1.5, -0.25, 0.0, -0.0, 100.0, 2.0 ** -20, float('inf')):
    print(float.fromhex(x.hex()) == x, x.hex()[:6])
for text in ('', '0x', 'zz', '1.5.2', '0x1p', '1 2', '0x1p99999'):
    try: print(float.fromhex(text))
    except (ValueError, OverflowError) as e: print(type(e).__name__, e)
