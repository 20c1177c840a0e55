#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A runtime library or board objects of another ABI are refused at link, with a message that says so.

usage: abi.py FIRN TARGET OBJCOPY

The toolkit is copied as links, except for one file, whose symbol with the hash is renamed: that is
what a library looks like that was built before a table changed.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

firn, target, objcopy = sys.argv[1:]
toolkit = os.path.dirname(os.path.realpath(firn))
faults = 0


def expect(good, what, done):
    global faults
    if not good:
        faults += 1
        print("%s: status %d\n%s%s" % (what, done.returncode, done.stdout, done.stderr))


def other_abi(path, pattern):
    """Replaces a linked file by a copy in which the symbol has another hash."""
    real = os.path.realpath(path)
    with open(real, "rb") as file:
        symbol = re.search(pattern, file.read())
    if not symbol:
        return False
    name = symbol[0].decode()
    os.remove(path)
    other = re.sub("[0-9a-f]{12}", "0123456789ab", name)
    subprocess.run([objcopy, "--redefine-sym=%s=%s" % (name, other), real, path], check=True)
    return True


def copy_toolkit(folder):
    """The toolkit at another place: firn itself, folders, and links to the files in them."""
    shutil.copy(firn, os.path.join(folder, "firn"))
    for part in ("runtime", "targets", "include"):
        for base, _, files in os.walk(os.path.join(toolkit, part)):
            at = os.path.join(folder, os.path.relpath(base, toolkit))
            os.makedirs(at, exist_ok=True)
            for name in files:
                if not name.endswith((".d", ".rsp")):
                    os.symlink(os.path.join(base, name), os.path.join(at, name))


def build(folder, app):
    out = os.path.join(folder, "app.elf")
    done = subprocess.run([os.path.join(folder, "firn"), "build", app, "-t", target, "-o", out], capture_output=True, text=True)
    return done, os.path.exists(out)


def check(path, pattern, *texts):
    with tempfile.TemporaryDirectory() as folder:
        copy_toolkit(folder)
        app = os.path.join(folder, "app.py")
        with open(app, "w", encoding="utf-8") as file:
            file.write("print('x')\n")
        done, made = build(folder, app)
        expect(done.returncode == 0 and made, "the copied toolkit", done)
        os.remove(os.path.join(folder, "app.elf"))
        changed = sum(other_abi(os.path.join(base, name), pattern) for base, _, files in os.walk(os.path.join(folder, path))
                      for name in files if name.endswith((".a", ".o")))
        done, made = build(folder, app)
        wrong = [text for text in texts if text not in done.stderr]
        expect(changed and done.returncode == 3 and not made and not wrong, "%s of another ABI (%s)" % (path, wrong), done)
        if target == "host":
            return
        out = [os.path.join(folder, name) for name in ("rt.elf", "rt.fabi")]
        done = subprocess.run([os.path.join(folder, "firn"), "build", "--runtime-only", "-t", target, "-o", out[0], "--abi-out", out[1]],
                              capture_output=True, text=True)
        wrong = [text for text in texts if text not in done.stderr] + [path for path in out if os.path.exists(path)]
        expect(done.returncode == 3 and not wrong, "a runtime by itself, %s of another ABI (%s)" % (path, wrong), done)


check("runtime", rb"firn_abi_[0-9a-f]{12}_f(32|64)", "error[abi]", "libfirn", "its ABI is 0123456789ab", "build the runtime again")
check(os.path.join("targets", target), rb"port_memory_abi_[0-9a-f]{12}", "error[abi]", "runtime/port.h")
sys.exit(1 if faults else 0)
