# SPDX-License-Identifier: MIT
# import * from packages imports the submodules that their __all__ names; a __getattr__ of the package is asked first.
# oracle
from pkg import *
from made import *

print(plain, first.name, second.name, later.name, given, asked.count("first"), asked.count("given"))
print("hidden" in globals(), one, two, three.at_boot)

import pkg.hidden

print(pkg.hidden.name)


try:
    from absent import *
except AttributeError as e:
    print(e)
try:
    from odd import *
except TypeError as e:
    print(e)

# file: pkg/__init__.py
__all__ = ["plain", "first"]
__all__ += ("second",)
if True:
    __all__.append("later")
__all__.extend(["given", "asked"])
plain = 1
asked = []


def __getattr__(name):
    asked.append(name)
    if name == "given":
        return "by __getattr__"
    raise AttributeError(name)

# file: pkg/first.py
from . import asked

asked.append("first runs")
name = "first"

# file: pkg/second.py
name = "second"

# file: pkg/later.py
name = "later"

# file: pkg/hidden.py
name = "hidden"

# file: made/__init__.py
names = ["one", "two"]
__all__ = names + ["three"]
one = two = 0

# file: made/three.py
import time

at_boot = time.time() >= 0

# file: absent/__init__.py
__all__ = ["nothing"]

# file: odd/__init__.py
__all__ = ["fine", 3]
fine = 1
