#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""firn watch: runs again when what it was made from changes, be that right or wrong; built at once, and in steps.

usage: watch.py FIRN TARGET
"""
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
PATIENCE = 120


class Watch:
    def __init__(self, folder, *words):
        self.temporary = os.path.join(folder, "tmp")
        os.mkdir(self.temporary)
        self.process = subprocess.Popen([FIRN, "watch", *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                        env={**os.environ, "TMPDIR": self.temporary})
        self.lines = queue.Queue()
        self.said = []
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def until(self, text):
        """Reads on to a line with the text."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if line is None:
                raise EOFError("ended before %r: %s" % (text, "".join(self.said)))
            self.said.append(line)
            if text in line:
                return

    def end(self):
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(PATIENCE)
        left = os.listdir(self.temporary)
        assert status == 130, status
        assert not left, left


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path + "~", "w") as out:
        out.write(text)
    os.rename(path + "~", path)


def check(*more):
    with tempfile.TemporaryDirectory() as folder:
        app = os.path.join(folder, "app")
        os.mkdir(app)
        write(app, "main.py", "import helper\nprint('says', helper.f())\n")
        write(app, "helper.py", "def f():\n    return 'one'\n")
        watch = Watch(folder, "app", "-t", TARGET, *more)
        watch.until("says one")
        watch.until("ended with status 0")
        write(app, "helper.py", "def f():\n    return 'two'\n")
        watch.until("helper.py changed")
        watch.until("says two")
        write(app, "helper.py", "def f(:\n")
        watch.until("error[syntax]")
        watch.until("ended with status 1")
        write(app, "helper.py", "def f():\n    print('begins', flush=True)\n    while True:\n        pass\n")
        watch.until("begins")  # and does not end
        write(app, "helper.py", "import later\n\n\ndef f():\n    return later.x\n")
        watch.until("no module 'later'")
        watch.until("ended with status 1")
        write(app, "later.py", "x = 'three'\n")
        watch.until("says three")
        write(app, "main.py", "import later\nraise SystemExit(int(len(later.x)))\n")
        watch.until("ended with status 5")
        watch.end()
        wrong = subprocess.run([FIRN, "watch", "app", "--no-such-option"], cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
        assert wrong.returncode == 2 and "no-such-option" in wrong.stderr, (wrong.returncode, wrong.stderr)
        prompt = subprocess.run([FIRN, "watch", "app", "--with", "repl"], cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
        assert prompt.returncode == 2 and "terminal" in prompt.stderr, (prompt.returncode, prompt.stderr)


check()
check("-B", "b")
