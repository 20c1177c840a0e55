# SPDX-License-Identifier: MIT
# Packages, relative imports, import *, imports that are tried, and modules with something to do at boot.
import pkg.inner
from pkg import helper
from pkg.names import *
import pkg.inner as alias

try:
    import missing
except ImportError:
    missing = None
try:
    import pkg.timed as timed
except ImportError:
    timed = None
from pkg.timed import STARTED, CONSTANT

HELPED = helper.help(3)
print(pkg.inner.TABLE, alias is pkg.inner, HELPED, ONE, TWO, missing, timed.CONSTANT, STARTED == timed.STARTED, CONSTANT)
print(pkg.COUNT, pkg.helper is helper, pkg.bump(), pkg.COUNT)

# file: pkg/__init__.py
COUNT = 1


def bump():
    global COUNT
    COUNT += 1
    return COUNT


bump()

# file: pkg/helper.py
from pkg.inner import TABLE


def help(n):
    return TABLE[:n] + [n]

# file: pkg/inner.py
from . import COUNT, bump
from .names import ONE

TABLE = [ONE, COUNT, bump()]

# file: pkg/names.py
ONE = "one"
TWO = ["two"]
_HIDDEN = 3

# file: pkg/timed.py
import time

CONSTANT = {"c": 1}
STARTED = time.ticks_ms()
LATER = STARTED + 1
