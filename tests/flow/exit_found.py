# SPDX-License-Identifier: MIT
"""SystemExit, taken from a tuple that an initialiser made of a computed name."""
import builtins

found = tuple(getattr(builtins, "System" + end) for end in ("Exit",))


def stop():
    raise found[0]


print("before")
stop()
