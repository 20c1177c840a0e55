# SPDX-License-Identifier: MIT
# not: stock
"""What input() reads from, and print() writes to, when the program stores files of its own."""
import sys


class Lines:
    def __init__(self, *lines):
        self.lines = list(lines)

    def readline(self):
        return self.lines.pop(0)


class Parts:
    def __init__(self):
        self.parts = {}

    def write(self, text):
        self.parts[len(self.parts)] = text


sys.stdin = Lines("one\n", "two")
print(input(), input())
out = Parts()
sys.stdout = out
print("kept", 1)
sys.stdout = sys.__stdout__
print("".join(out.parts.values()))
