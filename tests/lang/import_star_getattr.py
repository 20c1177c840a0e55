# SPDX-License-Identifier: MIT
# not: stock
# import * from a module whose __getattr__ has no __all__, and from one where it fails.
import sys

asked = []
error = AttributeError


def __getattr__(name):
    if name not in asked:
        asked.append(name)
    raise error(name)


one, _two, three = 1, 2, 3
from t_import_star_getattr import *

print(one, three, [name for name in asked if name == "__all__"])
error = ValueError
try:
    from t_import_star_getattr import *
except ValueError as e:
    print("ValueError")
