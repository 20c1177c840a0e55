#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Special names that no code says are not found by texts made at run time, where these may be any; where the code says one, it is, and
where the analysis of types cannot do with that, all are.

usage: limited.py FIRN
"""
import os
import subprocess
import sys
import tempfile

FIRN = sys.argv[1]
ASK = """
class Item:
    def __init__(self):
        self.name = "item"
    def __len__(self):
        return 3
def ask(o, text):
    found = getattr(o, text.strip(), None)
    return hasattr(o, text.strip()), found is not None
"""
# program, what it prints, does -v say that types are not followed
CASES = [
    (ASK + "print(ask(Item(), ' name'), ask(Item(), ' __len__'), ask(Item(), ' __class__'))\n", "(True, True) (False, False) (False, False)\n", False),
    (ASK + "print(getattr(Item(), '__len__')())\nprint(ask(Item(), ' __len__'), ask(Item(), ' __class__'))\n", "3\n(True, True) (False, False)\n", False),
    (ASK + "i = Item()\nprint(all(hasattr(i, n) for n in dir(i)), ask(i, ' __len__'))\n", "True (True, True)\n", True),
    (ASK + "i = Item()\ntry:\n    getattr(i, ' __len__'.strip())\nexcept AttributeError as e:\n    print(e)\n", "'Item' object has no attribute '__len__'\n", False),
    (ASK + "class Fault(ValueError):\n    pass\ndef main():\n    print(ask(Item(), ' name'), ask(Item(), ' args'))\n    try:\n        raise Fault(1)\n    except Fault as e:\n        print(e.args)\nmain()\n",
     "(True, True) (False, False)\n(1,)\n", False),
    (ASK + "print(ask('text', ' upper'), ask([], ' __len__'))\n", "(True, True) (True, True)\n", True),
]


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        app = os.path.join(folder, "app.py")
        for text, want, open_end in CASES:
            with open(app, "w") as file:
                file.write(text)
            done = subprocess.run([FIRN, "run", app, "-t", "host", "-v"], capture_output=True, text=True, timeout=300)
            if done.stdout != want or ("note[types]" in done.stderr) != open_end:
                faults += 1
                print("%s\nprints %r\n%s" % (text, done.stdout, done.stderr[:2000]))
    sys.exit(1 if faults else 0)


main()
