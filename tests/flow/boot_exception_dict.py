# SPDX-License-Identifier: MIT
"""Attributes that initialisers gave to exceptions: they are there, of their types, and may be changed."""
GIVEN = ValueError("given")
GIVEN.more = [6]
GIVEN.text = "t"


def show(error):
    error.more.append(7)
    error.added = {"k": 1}
    error.text = error.text.upper()
    print(error.more, error.added["k"], error.text)


show(GIVEN)
