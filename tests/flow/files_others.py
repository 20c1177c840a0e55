# SPDX-License-Identifier: MIT
# not: stock
"""What print() writes to and input() reads from need not be instances: classes and functions with attributes do as well."""
import sys


class Log:
    parts = []

    @staticmethod
    def write(text):
        Log.parts.append(text)


class Plain:
    parts = []

    def write(text):
        Plain.parts.append(text.upper())


def source():
    pass


def line():
    return "a line\n"


source.readline = line
print("static", 1, file=Log)
print("plain", 2, file=Plain)
print(Log.parts, Plain.parts)
sys.stdin = source
print(input())
sys.stdout = Log
print("stored")
sys.stdout = sys.__stdout__
print(Log.parts)
