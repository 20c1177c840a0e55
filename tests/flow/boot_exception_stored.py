# SPDX-License-Identifier: MIT
"""A function that only runs at build time stores an attribute of an exception: it is read later."""
ERROR = ValueError("v")


def store(error):
    error.more = (6,)


def show(error):
    print(error.more[0])


store(ERROR)
show(ERROR)
