# SPDX-License-Identifier: MIT
# alone
"""The code that SystemExit's class sets is the exit status; its args say nothing."""


class Quit(SystemExit):
    def __init__(self, what):
        self.code = what


def stop(code):
    raise Quit(code)


print("before")
stop(3)
