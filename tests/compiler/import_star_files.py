# SPDX-License-Identifier: MIT
# import * from packages: __all__ may name what __getattr__ makes.
import os
import sys
import vfs

vfs.mount(vfs.VfsRam(), "/star")
sys.path.append("/star")


def write(path, text):
    with open("/star/" + path, "w") as f:
        f.write(text)


for name in ("star_listed", "star_absent", "star_odd"):
    os.mkdir("/star/" + name)
write("star_listed/__init__.py", """__all__ = ["plain", "made"]
plain, hidden = 1, 2
def __getattr__(name):
    if name != "made":
        raise AttributeError(name)
    value = __import__("later", globals(), None, True, 1).made
    globals()[name] = value
    return value
""")
write("star_listed/later.py", "made = 'by later'\n")
write("star_absent/__init__.py", "__all__ = ['nothing']\n")
write("star_odd/__init__.py", "__all__ = 5\n")
from star_listed import *

print(plain, made, "hidden" in globals())
# expect: 1 by later False
try:
    from star_absent import *
except AttributeError as e:
    print("AttributeError")
# expect: AttributeError
try:
    from star_odd import *
except TypeError as e:
    print("TypeError")
# expect: TypeError
