# SPDX-License-Identifier: MIT
import io


class Lines(io.IOBase):
    def __init__(self):
        self.rows = ["one\n", "two\n"]
        self.written = []

    def readline(self, size=-1):
        return self.rows.pop(0) if self.rows else ""

    def write(self, text):
        self.written.append([text])
        return len(text)


s = Lines()
print([line.strip().upper() for line in s])
s.writelines(["x", "y"])
print(s.written[1][0].upper(), io.StringIO("a\nb").readline().strip().upper())
