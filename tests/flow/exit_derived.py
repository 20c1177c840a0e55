# SPDX-License-Identifier: MIT
"""A class that derives from SystemExit ends the program."""


class Done(SystemExit):
    pass


def stop(how):
    print("before")
    raise how()


stop(Done)
print("after")
