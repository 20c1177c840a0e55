# SPDX-License-Identifier: MIT
# not: stock
# A module of the image that was taken out of sys.modules comes back as it was (CPython makes a new one).
import sys
import textwrap as first

first.mark = [1]
del sys.modules["textwrap"]
print("textwrap" in sys.modules)
# expect: False
import textwrap as second

print(second is first, second.mark, sys.modules["textwrap"] is first)
# expect: True [1] True
sys.modules.pop("textwrap")
sys.modules["textwrap"] = "other"
import textwrap as third

print(third)
# expect: other
sys.modules["textwrap"] = None
try:
    import textwrap
except ImportError as e:
    print(type(e).__name__)
# expect: ModuleNotFoundError
