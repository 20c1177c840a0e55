# SPDX-License-Identifier: MIT
# A module from a file that was taken out of sys.modules runs again, and is another object.
import os
import sys
import vfs

vfs.mount(vfs.VfsRam(), "/again")
sys.path.append("/again")
with open("/again/again_made.py", "w") as f:
    f.write("print('runs', __name__)\nx = []\n")
import again_made as first

# expect: runs again_made
first.x.append(1)
del sys.modules["again_made"]
import again_made as second

# expect: runs again_made
print(second is first, first.x, second.x, sys.modules["again_made"] is second)
# expect: False [1] [] True
