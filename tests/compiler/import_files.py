# SPDX-License-Identifier: MIT
# Modules and packages of a file system, there and faulty ones.
import os
import sys
import vfs

vfs.mount(vfs.VfsRam(), "/ram")
os.chdir("/ram")


def write(path, text):
    with open(path, "w") as f:
        f.write(text)


write("one.py", "import sys\nvalue = 41\nprint('one runs', __name__, __file__)\ndef add(n):\n    return value + n\n")
os.mkdir("pack")
os.mkdir("pack/inner")
write("pack/__init__.py", "from . import first\nname = __name__\nprint('pack', __path__)\n")
write("pack/first.py", "from .second import two\n")
write("pack/second.py", "two = 2\n")
write("pack/inner/deep.py", "from ..second import two as imported\n")
write("bad.py", "x = = 1\n")
write("fails.py", "raise ValueError('while importing')\n")
import one

print(one.add(1), "one" in sys.modules, sys.modules["one"] is one)
import one as again

print(again is one)
import pack.inner.deep

print(pack.name, pack.first.two, pack.inner.deep.imported, pack.second.two)
from pack import second, first

print(second.two)
for name in ("bad", "fails", "missing", "pack.missing", "one.sub"):
    try:
        __import__(name)
    except Exception as e:
        print(name, type(e).__name__, name in sys.modules)
try:
    from pack import nothing
except ImportError as e:
    print("no nothing")
write("fails.py", "fine = True\n")
import fails

print(fails.fine)
os.mkdir("lib")
write("lib/far.py", "where = __file__\n")
sys.path.append("/ram/lib")
import far

print(far.where)
write("run.py", "made = 5\n")
execfile("run.py")
print(made)
# expect: one runs one one.py
# expect: 42 True True
# expect: True
# expect: pack ['pack']
# expect: pack 2 2 2
# expect: 2
# expect: bad SyntaxError False
# expect: fails ValueError False
# expect: missing ModuleNotFoundError False
# expect: pack.missing ModuleNotFoundError False
# expect: one.sub ModuleNotFoundError False
# expect: no nothing
# expect: True
# expect: /ram/lib/far.py
# expect: 5
# What is wrong with a .mpy file is a note behind the text that programs know.
for content in (b"", b"M\x06", b"M\x05\x00\x1f", b"C\x05\x00\x1f\x00", b"M\x06\x18\x1f\x00\x00"):
    with open("odd.mpy", "wb") as f:
        f.write(content)
    try:
        import odd
    except ValueError as e:
        print(e, e.__notes__)
# expect: incompatible .mpy file ['the file is cut off']
# expect: incompatible .mpy file ['the file is cut off']
# expect: incompatible .mpy file ['a MicroPython .mpy file of version 5; accepted: 6.0 to 6.3, bytecode']
# expect: incompatible .mpy file ['a CircuitPython .mpy file of version 5; accepted: 6.0 to 6.3, bytecode']
# expect: incompatible .mpy file ['a MicroPython .mpy file 6.0 with native code for armv7em; accepted: 6.0 to 6.3, bytecode']
