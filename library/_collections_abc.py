# SPDX-License-Identifier: MIT
"""The name under which modules of CPython's library import collections.abc."""
from collections.abc import *
from collections.abc import _check_methods
