# SPDX-License-Identifier: MIT
# sys.print_exception with a file, and what is none; io.StringIO and one of the program's own.
# expect: ['Traceback (most recent call last):', 'ValueError: 1', '']
# expect: ValueError: 1 True
# expect: OSError 22
# expect: TypeError
import io
import sys


class File:
    text = ""

    def write(self, text):
        self.text += text


def lines(text):
    return [line for line in text.split("\n") if "File" not in line]


try:
    raise ValueError(1)
except ValueError as e:
    error = e
text = io.StringIO()
sys.print_exception(error, text)
print(lines(text.getvalue()))
file = File()
sys.print_exception(error, file)
print(file.text.split("\n")[-2], file.text == text.getvalue())
try:
    sys.print_exception(error, 1)
except OSError as e:
    print("OSError", e.errno)
try:
    sys.print_exception(1, text)
except TypeError:
    print("TypeError")
