#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`firn freeze --depfile` names all that the object is made from: modules, manifests, data, folders, target and archive.

usage: depfile.py FIRN TARGET
"""
import os
import re
import subprocess
import sys
import tempfile

FILES = {
    "an app/main.py": "import part.one\nimport textwrap\nprint(open('/rom/a b.txt').read())\n",
    "an app/part/__init__.py": "",
    "an app/part/one.py": "",
    "an app/unused.py": "",
    "an app/manifest.py": "include('more.py')\ndata('a b.txt', at='/rom')\n",
    "an app/more.py": "module('extra.py')\n",
    "an app/extra.py": "",
    "an app/a b.txt": "text",
}


def main():
    firn, target = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        for name, text in FILES.items():
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        done = subprocess.run([firn, "freeze", "an app", "-t", target, "-o", "out $1.o", "--depfile", "out.d"], cwd=folder,
                              capture_output=True, text=True)
        if done.returncode:
            sys.exit("status %d: %s" % (done.returncode, done.stderr))
        with open(os.path.join(folder, "out.d")) as file:
            rule = file.read()
        made, _, rest = rule.partition(":")
        named = {word.replace("\\ ", " ") for word in re.findall(r"(?:\\ |[^\s\\])+", rest)}
        expected = {os.path.join(folder, name) for name in FILES if not name.endswith(("unused.py", "extra.py"))}
        expected |= {os.path.join(folder, "an app"), os.path.join(folder, "an app", "part")}
        others = named - expected
        if made != "out\\ $$1.o" or expected - named:
            sys.exit("the rule is\n%s\nwithout %s" % (rule, sorted(expected - named)))
        for end in ("/library/textwrap.py", "/targets/%s/target.def" % target, "/libfirn-single.a"):
            if not any(name.endswith(end) for name in others):
                sys.exit("the rule is\n%s\nwithout %s" % (rule, end))
        if any(name.startswith(folder) for name in others):
            sys.exit("the rule names what is not used: %s" % sorted(others))


main()
