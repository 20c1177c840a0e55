# SPDX-License-Identifier: MIT
import base64
from base64 import *

data = bytes(range(256))
for n in (0, 1, 2, 3, 4, 5, 6, 7, 10, 255):
    part = data[256 - n:]
    for encode, decode in ((b64encode, b64decode), (urlsafe_b64encode, urlsafe_b64decode), (b32encode, b32decode),
                           (b16encode, b16decode), (b85encode, b85decode), (base64.encodebytes, base64.decodebytes)):
        coded = encode(part)
        print(coded if n < 11 else hash(coded) is not None and coded[:20], decode(coded) == part)
print(b64encode(b"\xfb\xff", b"@!"), b64decode("+@8=", "@!"), b64decode("YW Jj\n"), b64decode(b"YWI="), standard_b64decode("YQ=="))
print(b64encode(bytearray(b"ab")), b64encode(memoryview(b"abc")), b32decode("me======", True), b32decode("M1======", map01="E"), b16decode("0aff", True))
print(b85encode(b"abc", pad=True), b85decode("VPaz"))
for wrong in (lambda: b64decode("YWJ"), lambda: b64decode("YWJjZ"), lambda: b64decode("Y*WJj", validate=True), lambda: b32decode("me======"),
              lambda: b32decode("ME"), lambda: b16decode("0a"), lambda: b16decode("0"), lambda: b85decode("~~~~~"), lambda: b64decode("\xe9"),
              lambda: b85decode("a b"), lambda: b64decode("YQ==YQ==", validate=True), lambda: b64decode("Y")):
    try:
        print(wrong())
    except ValueError as error:
        print("ValueError", "" if "padding" in str(error) or "igit" in str(error) or "Odd" in str(error) else error)
