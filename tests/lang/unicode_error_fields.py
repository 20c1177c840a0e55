# SPDX-License-Identifier: MIT
# UnicodeDecodeError and its kin: arguments, attributes, and the text made of them.
# not: stock
def tell(e):
    print(type(e).__name__, ascii(str(e)), ascii(e.args))
    fields = [getattr(e, name, "absent") for name in ("encoding", "object", "start", "end", "reason")]
    print(ascii(fields), isinstance(e, ValueError))


for data, encoding in ((b"a\xffb", "utf-8"), (b"\xe2\x82", "utf8"), (b"ok\x80\x81", "ascii"), (b"\xc3(", "utf-8")):
    try:
        data.decode(encoding)
    except UnicodeDecodeError as e:
        tell(e)
try:
    str(memoryview(b"x\xf0\x90\x8d"), "utf-8")
except UnicodeError as e:
    tell(e)
for text, encoding in (("a\u00e9", "ascii"), ("\u20ac\u20acx\u20ac", "latin-1"), ("x\ud800\udfffy", "utf-8"), ("\U0001f600", "ascii")):
    try:
        text.encode(encoding)
    except UnicodeEncodeError as e:
        tell(e)

tell(UnicodeDecodeError("mine", b"abc", 1, 2, "no reason"))
tell(UnicodeDecodeError("mine", b"abc", 0, 3, "all"))
tell(UnicodeDecodeError("mine", b"abc", 7, 8, "outside"))
tell(UnicodeEncodeError("mine", "a\u20acc", 1, 2, "no reason"))
tell(UnicodeEncodeError("mine", "a\u20acc", 1, 3, "several"))
tell(UnicodeTranslateError("a\u0100c", 1, 2, "no table"))
tell(UnicodeTranslateError("abc", 0, 2, "no table"))
tell(UnicodeError("any", "arguments"))
print(repr(UnicodeEncodeError("mine", "x", 0, 1, "why")))

e = UnicodeDecodeError("mine", b"abcdef", 1, 2, "why")
e.start, e.end = 2, 5
e.reason = "another"
e.encoding = "other"
print(e, e.start, e.args)
e.end = 3
print(e)


class Own(UnicodeEncodeError):
    def __init__(self, text):
        super().__init__("own", text, 0, 1, "because")
        self.note = 5


try:
    raise Own("z")
except UnicodeError as e:
    print(e, e.object, e.note, e.args)

for call in (lambda: UnicodeDecodeError("a", b"", 0), lambda: UnicodeEncodeError("a", "", 0, 1, "x", 2), lambda: UnicodeTranslateError("a", 1, 2, "b", 5),
             lambda: UnicodeDecodeError("a", "text", 0, 1, "x"), lambda: UnicodeEncodeError("a", b"octets", 0, 1, "x"),
             lambda: UnicodeDecodeError(b"a", b"", 0, 1, "x"), lambda: UnicodeDecodeError("a", b"", "0", 1, "x"),
             lambda: UnicodeDecodeError("a", b"", 0, 1, 3.5), lambda: UnicodeTranslateError("a", 0, 1, 2)):
    try:
        call()
    except TypeError as e:
        print("TypeError", e)
try:
    raise OSError(2, "text", "file")
except OSError as e:
    print(e.errno, e.filename, type(e).__name__, e)
