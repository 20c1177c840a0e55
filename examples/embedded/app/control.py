# SPDX-License-Identifier: MIT
"""Functions that C calls; main.py does not import this module."""
gain = 2
label = "none"


def step(level, trim):
    return level / gain + trim


def name():
    return label.upper()


def set_name(text):
    global label
    label = text


def broken(n):
    return n // (gain - 2)


def describe(flag, data):
    return [flag, len(data), sum(data)]


def length(things):
    return len(things)
