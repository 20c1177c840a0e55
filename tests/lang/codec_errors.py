# SPDX-License-Identifier: MIT
# What bytes and text become where an encoding ends: every handler of errors, every way UTF-8 can be wrong.
WRONG = [b"\x80", b"a\xffb", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xe2\x82(", b"\xf0\x90\x8d", b"\xf0(\x8c\xbc", b"\xf0\x90(\xbc", b"\xf0\x90\x8c(",
         b"\xc0\x80", b"\xe0\x80\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"ok\xe2\x82\xacok\xe2"]
for data in WRONG:
    for handler in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
        for encoding in ("utf-8", "ascii"):
            try:
                print(handler, encoding, ascii(data.decode(encoding, handler)))
            except UnicodeDecodeError as error:
                print(encoding, error)
for text in ("a\u00e9", "\u20ac", "\U0001f600x", "plain"):
    for handler in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
        for encoding in ("ascii", "latin-1", "utf-8"):
            try:
                print(handler, encoding, text.encode(encoding, handler))
            except UnicodeEncodeError as error:
                print(encoding, ascii(str(error)))
for call in (lambda: b"\xff".decode("utf-8", "unknown"), lambda: "\u20ac".encode("ascii", "unknown"), lambda: b"x".decode("unknown"), lambda: "x".encode("nothing"),
             lambda: b"x".decode(5), lambda: "x".encode("utf-8", 5), lambda: str(b"\xff", "ascii"), lambda: str("x", "ascii"), lambda: str(5, "utf-8")):
    try:
        print(call())
    except (LookupError, TypeError, ValueError) as error:
        print(type(error).__name__, "" if isinstance(error, TypeError) else error)
print(str(b"abc", "utf-8"), str(bytearray(b"\xc3\xa9"), errors="strict") == "\u00e9", str(memoryview(b"xy"), "ascii"), bytes("\u00e9", "latin-1"), bytearray("\u20ac", "utf-8"))
