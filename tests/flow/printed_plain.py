# SPDX-License-Identifier: MIT
"""One exception without a text, by itself: no tuple is ever printed elsewhere."""


def fail(kind):
    raise kind


for kind in ValueError, KeyError:
    try:
        fail(kind)
    except Exception as error:
        print(repr(error), "%s" % error)
try:
    fail(OSError(5, "five"))
except OSError as error:
    print(repr(error), error)
