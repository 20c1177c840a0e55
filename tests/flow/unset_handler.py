# SPDX-License-Identifier: MIT
"""A local of a handler is unset behind it; nothing else in the program is."""


def caught():
    try:
        raise ValueError(1)
    except ValueError as error:
        print(error)
    return error


try:
    caught()
except NameError as error:
    print("unset")
