# SPDX-License-Identifier: MIT
# An import that fails, is caught, and is done again; then an error with a traceback through modules.
TRIES = []
for number in range(2):
    try:
        import broken
    except ValueError as e:
        TRIES.append(str(e))
print(TRIES)
import late

print(late.NAME)
late.fail(0)

# file: broken.py
BEFORE = [1, 2]
raise ValueError("broken %d" % len(BEFORE))

# file: late.py
NAME = "late"
FACTORS = [10, 5, 0]


def divide(n):
    return n // FACTORS[-1]


def fail(n):
    return divide(n)
