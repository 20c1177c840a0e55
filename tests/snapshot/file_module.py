# SPDX-License-Identifier: MIT
# A module that print() writes to and input() reads from: only the runtime calls its functions.
import sys
import console

print("hello", 3, file=console)
sys.stdin = console
print(input(), console.seen)
# file: console.py
seen = []


def write(text):
    seen.append(text)
    return len(text)


def readline():
    return "typed\n"
