# SPDX-License-Identifier: MIT
# __getattr__ of a module (PEP 562).
import sys


def __getattr__(name):
    if name == 'late':
        return 'computed ' + name
    raise AttributeError('module has no %s' % name)


here = sys.modules[__name__]
present = 1
print(here.late, here.present, getattr(here, 'late'), getattr(here, 'nothing', 'default'), hasattr(here, 'late'), hasattr(here, 'other'))
try:
    here.nothing
except AttributeError as e:
    print(e)
try:
    late
except NameError as e:
    print(e)
