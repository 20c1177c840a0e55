# SPDX-License-Identifier: MIT
"""A finally clause reads what the body it interrupts did not get to."""


def cleaned(a):
    while True:
        try:
            b = a[0]
            if b:
                break
            c = 1
        finally:
            print("finally", b)
    return c


for a in [1], [], [0, 1]:
    try:
        if a != [0, 1]:
            print(cleaned(a))
    except NameError as error:
        print("unset")
