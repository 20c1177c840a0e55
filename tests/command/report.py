#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page of firn build --report: its data says what firn size says, it is the same wherever it is built, and it holds no
markup of the application's.

usage: report.py FIRN TARGET [BROWSER]
"""
import json
import os
import re
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
BROWSER = sys.argv[3] if len(sys.argv) > 3 else None
faults = 0

FILES = {
    "main.py": """\
import time
import shapes
TABLE = [i * i for i in range(300)]
START = time.ticks_ms()
LATER = START + 1
LONG = '</script><img src=x onerror=alert(1)> & \\u2028 more of it: %s'
HOSTILE = '</script><img src=x onerror=alert(1)>'
print(shapes.Square(3).area(), TABLE[2], LONG, HOSTILE, getattr(shapes, '<b>'[1:2], None))
""" % ("y" * 70),
    "shapes.py": """\
class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return mix(self.side, 2)


@micropython.native
def mix(a, b):
    total = 0
    for i in range(a):
        total += i * b - a
    return total
""",
}


def fault(what):
    global faults
    faults += 1
    print(what)


def run(folder, *command):
    done = subprocess.run([FIRN, *command], cwd=folder, capture_output=True, text=True, timeout=100)
    return done.returncode, done.stdout, done.stderr


def build(folder, *more):
    app = os.path.join(folder, "app")
    os.makedirs(app, exist_ok=True)
    for name, text in FILES.items():
        with open(os.path.join(app, name), "w") as file:
            file.write(text)
    status, out, err = run(folder, "build", "app", "-t", TARGET, "-o", "app.elf", "--report", "app.html", *more)
    if status:
        fault("build: status %d\n%s%s" % (status, out, err))
        sys.exit(1)
    if "note[" in err:
        fault("notes are printed without -v:\n" + err)
    with open(os.path.join(folder, "app.html"), encoding="utf-8") as file:
        return file.read()


def data_of(page):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S).group(1))


def rows_of(text, title):
    """The rows of one table of firn size: name -> (ROM, RAM)."""
    rows = re.search(r"  %s\n((?:.+\n)+)" % title, text).group(1).splitlines()
    return {row.split(None, 2)[2]: tuple(int(n) for n in row.split()[:2]) for row in rows}


def added(items, key):
    sums = {}
    for item in items:
        rom, ram = sums.get(key(item), (0, 0))
        sums[key(item)] = (rom + item["rom"], ram + item["ram"])
    return sums


def check_sums(folder, data):
    _, text, _ = run(folder, "size", "app.elf", "-n", "100000")
    items, total = data["items"], rows_of(text, "total")["total"]
    if added(items, lambda item: "")[""] != total or (data["totals"]["rom"], data["totals"]["ram"]) != total:
        fault("the items do not add up to %r" % (total,))
    if added(items, lambda item: item["section"]) != rows_of(text, "section"):
        fault("the sections differ from firn size")
    if added([item for item in items if "symbol" in item], lambda item: item["symbol"]) != rows_of(text, "object"):
        fault("the symbols differ from firn size")
    for region in data["regions"]:
        if sum(part["bytes"] for part in region["parts"]) > region["size"]:
            fault("a region is fuller than full: %r" % region)


def check_places(data):
    items = data["items"]

    def one(what, **wanted):
        if not any(all(item.get(key) == value for key, value in wanted.items()) for item in items):
            fault("no item of " + what)

    one("TABLE", path=["Application", "__main__", "TABLE"], kind="list items", file="app/main.py", line=3)
    one("Square.area", path=["Application", "shapes", "Square.area"], kind="code object", file="app/shapes.py", line=5)
    one("mix", path=["Application", "shapes", "mix"], group="native", file="app/shapes.py", line=9)
    one("a name", path=["Names"], name="area")
    one("a text", file="app/main.py", kind="text", line=6)
    if not any(item["path"][:2] == ["Runtime", "core"] for item in items):
        fault("nothing is of the runtime")
    modules = {module["name"]: module for module in data["modules"]}
    if modules["shapes"].get("importer") != 0 or modules["shapes"].get("line") != 2 or "importer" in modules["__main__"]:
        fault("who imports shapes: %r" % modules)


def way(data, item):
    steps, at = [], item.get("why", 0)
    while at:
        steps.append(data["why"][at - 1])
        at = steps[-1]["from"]
        if len(steps) > len(data["why"]):
            fault("a way without an end")
            return []
    return steps


def check_ways(data):
    """What has a symbol of Firn's or of its runtime is there for a reason."""
    for item in data["items"]:
        steps = way(data, item)
        if not steps and item["path"][0] in ("Application", "Runtime", "Names", "Tables"):
            fault("no way leads to %r" % item)
    area = next(item for item in data["items"] if item["path"][2:] == ["Square.area"] and item["name"] == "code object")
    names = [step.get("name", "") for step in way(data, area)]
    if not any("Square" in name and "class" in name for name in names) or names[-1] not in ("port_start", "port_reset", "main"):
        fault("the way to Square.area: %r" % names)


def check_boot(data):
    deferred = {row["line"]: row for row in data["snapshot"]["deferred"]}
    if deferred.get(4, {}).get("why") != "time.ticks_ms() reads the clock" or deferred[4].get("names") != "START":
        fault("START: %r" % deferred)
    if deferred.get(5, {}).get("of_line") != 4 or deferred[5].get("names") != "LATER":
        fault("LATER: %r" % deferred)
    if not any(note["code"] == "boot-time" and note["line"] == 4 for note in data["notes"]):
        fault("no note about START: %r" % data["notes"])


def check_explain(folder):
    """The same ways as text; what is not there is said not to be there."""
    for name, texts in (("Square.area", ("Square.area, app/shapes.py:5: ", "<- ", "class Square", "module shapes is imported by app/main.py:2")),
                        ("shapes.mix", ("app/shapes.py:9 mix native code", )),
                        ("str_type", ("str_type (core-str.o)",)),
                        ("time.ticks_ms", ("time.ticks_ms builtin",)),
                        ("complex_type", ("complex_type is not in the image",))):
        status, out, err = run(folder, "explain", name, "app", "-t", TARGET)
        missing = [text for text in texts if text not in out]
        if status or missing:
            fault("explain %s: status %d, missing %r\n%s%s" % (name, status, missing, out, err))
    status, _, err = run(folder, "explain", "x", "nothing.py", "-t", TARGET)
    if status != 1 or "nothing.py" not in err:
        fault("explain of no application: %d %s" % (status, err))


def check_page(page):
    outside = re.sub(r'(id="data">).*?(</script>)', r"\1\2", page, flags=re.S)
    inside = re.search(r'id="data">(.*?)</script>', page, re.S).group(1)
    if "onerror" in outside or re.search("[<>&]", inside) or "onerror" not in inside:
        fault("markup of the application's gets out of the data")
    for address in re.findall(r"(?:https?:)?//[a-z]", outside):
        fault("the page refers to " + address)
    if page.count("</script>") != 2 or page.count("<script") != 2:
        fault("the page has other scripts than its own")


def check_browser(folder):
    """The script runs to its end: what it shows last is there."""
    done = subprocess.run([BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom",
                           "file://" + os.path.join(folder, "app.html")], capture_output=True, text=True, timeout=100)
    shown = done.stdout
    for text in ('role="treeitem"', "app/main.py:4", "time.ticks_ms() reads the clock", "static RAM", "limit 9,000,000 by --rom-limit"):
        if text not in shown:
            fault("the browser does not show %r" % text)
    if "<img" in shown:
        fault("the browser shows an image")


with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
    page = build(first, "--rom-limit", "9000000")
    if build(second, "--rom-limit", "9000000") != page:
        fault("another folder gives another page")
    data = data_of(page)
    for check in (lambda: check_sums(first, data), lambda: check_places(data), lambda: check_ways(data), lambda: check_boot(data),
                  lambda: check_page(page)):
        check()
    check_explain(first)
    if BROWSER:
        check_browser(first)
    status, _, err = run(first, "build", "app", "-t", TARGET, "-o", "no.elf", "--report", "no.html", "--rom-limit", "1K")
    if status != 1 or any(name.startswith("no.") for name in os.listdir(first)):
        fault("a build that does not fit leaves something: %r\n%s" % (os.listdir(first), err))
    status, _, err = run(first, "build", "app", "-t", TARGET, "-o", "no.elf", "--report", "none/no.html")
    if status != 1 or "none/no.html" not in err:
        fault("a report that cannot be written: %d\n%s" % (status, err))
print("%d faults" % faults)
sys.exit(1 if faults else 0)
