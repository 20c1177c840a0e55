# SPDX-License-Identifier: MIT
print("the program")
answer = 42


def spin():
    while True:
        pass
