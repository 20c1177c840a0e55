# SPDX-License-Identifier: MIT
# Numbers in digits of other scripts, in bytes; signs, underscores and spaces around them.
TEXTS = ["\u0661\u0662\u0663", "\u2003\u096b\u00a0", "1\u0968", "-\u0967_\u0968", "\u00b2", "\u4e09", "\uff17\uff18", "\U0001d7ce\U0001d7d9", "1\u2003\u20032", "", " ", "+", "- 1",
         "1__0", "_1", "1_", "0x1f", "0b1", "00", "0_0", "9" * 30, "\u0669" * 25, "1\u00e9", "1\x00"]
for text in TEXTS:
    for convert in (int, float, complex):
        try:
            print(ascii(text), convert.__name__, convert(text))
        except ValueError as error:
            print(ascii(text), convert.__name__, "ValueError", ascii(str(error)))
for text, base in (("\u0661\u0660", 2), ("z\u0661", 36), ("0x_1f", 16), ("0b12", 0), ("\u0660x1", 0), ("010", 0), ("0o17", 0), ("1", 1), ("1", 37), ("1", -2), ("-0XfF", 0)):
    try:
        print(int(text, base))
    except ValueError as error:
        print("ValueError", ascii(str(error)))
for data in (b"12", b" -3_4 ", b"\xff", b"1\xe9", b"", bytearray(b"0x7"), memoryview(b"55")):
    for args in ((data,), (data, 16) if isinstance(data, (bytes, bytearray)) else (data,)):
        try:
            print(int(*args), end=" ")
        except (ValueError, TypeError) as error:
            print(type(error).__name__, end=" ")
    try:
        print(float(data))
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
