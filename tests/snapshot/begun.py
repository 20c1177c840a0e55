# SPDX-License-Identifier: MIT
# Generators that have begun and exceptions with tracebacks refer to places in the code, which is other code in the final image.
# note: it makes a generator that has begun
# note: it makes an exception with a traceback
import sys


def numbers():
    for i in range(30, 40):
        try:
            text = str(i).upper().lower()
            yield i, text
        finally:
            text = None
    yield 60


FINISHED = numbers()
ALL = list(FINISHED)
CREATED = numbers()
BEGUN = numbers()
FIRST = [next(BEGUN)]


def search(rows):
    rows.get("a"), rows.get("b"), rows.get("c"), rows.get("d")
    if len(rows) == 3:
        rows["none"]
    rows.get("a"), rows.get("b"), rows.get("c"), rows.get("d")
    rows.get("a"), rows.get("b"), rows.get("c"), rows.get("d")


PLAIN = [KeyError("never raised")]
try:
    search({"a": 40, "b": 50, "c": 60})
except KeyError as e:
    CAUGHT = [e]
print(FIRST, next(BEGUN), next(CREATED), list(FINISHED), len(ALL), list(BEGUN)[-2:])
sys.print_exception(CAUGHT[0], sys.stdout)
sys.print_exception(PLAIN[0], sys.stdout)
