#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--snapshot never=MODULE and require=MODULE.

usage: snapshot.py FIRN TARGET
"""
import os
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
MODULES = {
    "main.py": "import conf, clock\nprint(conf.TABLE, clock.now * 0, clock.later * 0)\n",
    "conf.py": "TABLE = [i * i for i in range(4)]\n",
    "clock.py": "import time\nnow = time.ticks_ms()\nlater = now + 1\n",
}
SAYS = "[0, 1, 4, 9] 0 0\n"
faults = 0


def expect(options, status, out, *words, without=()):
    global faults
    with tempfile.TemporaryDirectory() as folder:
        for name, text in MODULES.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        done = subprocess.run([FIRN, "run", ".", "-t", TARGET, *options], cwd=folder, capture_output=True, text=True, timeout=120)
    missing = [word for word in words if word not in done.stderr] + [word for word in without if word in done.stderr]
    if done.returncode != status or done.stdout != out or missing:
        faults += 1
        print(options, done.returncode, done.stdout, done.stderr, "wrong:", missing)


expect(["--snapshot", "require=conf"], 0, SAYS)
expect(["--snapshot", "require=conf", "--snapshot", "never=clock", "-v"], 0, SAYS, "clock.py:3:1: note[boot-time]: --snapshot never", without=("conf.py",))
expect(["--snapshot", "never=conf", "-v"], 0, SAYS, "conf.py:1:1: note[boot-time]: --snapshot never")
expect(["--snapshot", "require=clock"], 1, "", "clock.py:2:1: error[snapshot]: time.ticks_ms() reads the clock",
       "clock.py:3:1: error[snapshot]: it depends on line 2 of clock")
expect(["--snapshot", "never=conf", "--snapshot", "require=conf"], 1, "", "conf.py:1:1: error[snapshot]: --snapshot never")
expect(["--snapshot", "require=nothing"], 1, "", "error[snapshot]", "'nothing'")
expect(["--snapshot", "off", "--snapshot", "require=conf"], 1, "", "error[snapshot]", "--snapshot off")
expect(["--snapshot", "require=conf", "--world", "open", "--with", "compiler"], 1, "", "error[snapshot]", "compiler")
expect(["--snapshot", "maybe"], 2, "", "'maybe'")
expect(["--snapshot", "never="], 2, "", "'never='")
sys.exit(1 if faults else 0)
