# SPDX-License-Identifier: MIT
# Jumps that are as long as dense code can say in a byte, and one byte longer.


def if_127(a, x):
    if a:
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def if_128(a, x):
    if a:
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def for_250(a, x):
    for i in a:
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x


def for_251(a, x):
    for i in a:
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x


def for_252(a, x):
    for i in a:
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x
