#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--inputs and --sbom: what they list, with which digests, and that they are the same on every machine.

usage: bill.py FIRN TARGET
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
faults = 0

FILES = {
    "main.py": "# SPDX-License-Identifier: Apache-2.0 OR MIT\nimport drv.led\nimport shared\nimport json\nimport time\nprint(json.dumps([1]), drv.led.ON)\n",
    "drv/__init__.py": "",
    "drv/led.py": "# SPDX-License-Identifier: BSD-3-Clause\nON = 1\n",
    "lib/shared.py": "X = 1\n",
    "manifest.py": 'include("more.py")\ndata("www/*", at="/rom/www")\n',
    "more.py": 'module("shared.py", base_path="lib")\n',
    "www/a.html": "<p>",
    "unused.py": "",
}


def fault(what):
    global faults
    faults += 1
    print(what)


def digest(algorithm, path):
    with open(path, "rb") as file:
        return hashlib.new(algorithm, file.read()).hexdigest()


def build(folder, *options, status=0, env=None):
    done = subprocess.run([FIRN, "build", ".", "-t", TARGET, "-o", "app.elf", "--inputs", "in.json", "--sbom", "app.spdx.json", *options],
                          cwd=folder, capture_output=True, text=True, timeout=100, env={**os.environ, **(env or {})})
    if done.returncode != status:
        fault("%s: status %d\n%s" % (options, done.returncode, done.stderr))
    return done


def load(folder, name):
    with open(os.path.join(folder, name)) as file:
        return json.load(file)


def check_inputs(folder, rows):
    names = {row["name"]: row for row in rows}
    wanted = {"main.py": "source", "drv/__init__.py": "source", "drv/led.py": "source", "shared.py": "source",
              "manifest.py": "manifest", "more.py": "manifest", "www/a.html": "data", "firn/json.py": "library",
              TARGET + "/target.def": "target", "firn": "tool"}
    for name, role in wanted.items():
        if names.get(name, {}).get("role") != role:
            fault("inputs: %s is %r" % (name, names.get(name)))
    own = {row["name"] for row in rows if row["role"] in ("source", "manifest", "data")}
    if own != {name for name, role in wanted.items() if role in ("source", "manifest", "data")}:
        fault("inputs of the application: %r" % own)
    for name in own:
        path = os.path.join(folder, "lib" if name == "shared.py" else "", name)
        if (digest("sha256", path), os.path.getsize(path)) != (names[name]["sha256"], names[name]["bytes"]):
            fault("inputs: %s has another digest or size" % name)
    if names["firn"]["sha256"] != digest("sha256", FIRN):
        fault("inputs: firn has another digest")
    archives = [row["role"] for row in rows if row["name"].endswith(".a")]
    if archives.count("runtime") != 1 or (TARGET.startswith("mps2") and "c-library" not in archives):
        fault("inputs: archives %r" % archives)


def check_bill(folder, bill):
    """What SPDX 2.3 asks of a document, and what we say with it."""
    head = {key: bill[key] for key in ("spdxVersion", "dataLicense", "SPDXID", "name")}
    if head != {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "app"}:
        fault("head %r" % head)
    if not re.fullmatch(r"https://[^#\s]+", bill["documentNamespace"]):
        fault("namespace " + bill["documentNamespace"])
    if not all(re.fullmatch(r"(Tool|Person|Organization): .+", c) for c in bill["creationInfo"]["creators"]):
        fault("creators %r" % bill["creationInfo"])
    elements = bill["packages"] + bill["files"]
    ids = [e["SPDXID"] for e in elements]
    if len(set(ids)) != len(ids) or not all(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", i) for i in ids):
        fault("ids %r" % ids)
    for package in bill["packages"]:
        if package["filesAnalyzed"] or not package["name"] or not package["downloadLocation"]:
            fault("package %r" % package)
    for file in bill["files"]:
        sums = {c["algorithm"]: c["checksumValue"] for c in file["checksums"]}
        if set(sums) != {"SHA1", "SHA256"} or not file["fileName"].startswith("./"):
            fault("file %r" % file)
    files = {file["fileName"]: file for file in bill["files"]}
    sums = {c["algorithm"]: c["checksumValue"] for c in files["./drv/led.py"]["checksums"]}
    path = os.path.join(folder, "drv/led.py")
    if sums != {"SHA1": digest("sha1", path), "SHA256": digest("sha256", path)}:
        fault("digests %r" % sums)
    licences = [files[name]["licenseConcluded"] for name in ("./main.py", "./drv/led.py", "./shared.py", "./firn/json.py")]
    if licences != ["Apache-2.0 OR MIT", "BSD-3-Clause", "NOASSERTION", "MIT"]:
        fault("licences %r" % licences)
    image = next(p for p in bill["packages"] if p["SPDXID"] == "SPDXRef-Image")
    elf = os.path.join(folder, "app.elf")
    if [c["checksumValue"] for c in image["checksums"]] != [digest("sha1", elf), digest("sha256", elf)]:
        fault("the image's digests")
    runtime = next(p for p in bill["packages"] if p["name"] == "Firn runtime")
    if runtime["licenseDeclared"] != "MIT" or "time" not in runtime["comment"].split():
        fault("runtime %r" % runtime)
    relations = {(r["spdxElementId"], r["relationshipType"], r["relatedSpdxElement"]) for r in bill["relationships"]}
    wanted = {("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Image"), ("SPDXRef-Image", "STATIC_LINK", runtime["SPDXID"]),
              ("SPDXRef-Tool-firn", "BUILD_TOOL_OF", "SPDXRef-Image"), ("SPDXRef-Tool-linker", "BUILD_TOOL_OF", "SPDXRef-Image")}
    wanted |= {("SPDXRef-Image", "GENERATED_FROM", file["SPDXID"]) for file in bill["files"]}
    if wanted - relations or any(r[0] not in ids + ["SPDXRef-DOCUMENT"] or r[2] not in ids for r in relations):
        fault("relations: missing %r" % (wanted - relations))
    if not all(p.get("versionInfo") for p in bill["packages"] if "-Tool-" in p["SPDXID"]):
        fault("a tool has no version")


def check(top):
    folders = [os.path.join(top, "one"), os.path.join(top, "deeper", "two")]
    for folder in folders:
        for name, text in FILES.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(text)
        build(folder)
    for name in "in.json", "app.spdx.json":
        if load(folders[0], name) != load(folders[1], name):
            fault("%s differs" % name)
    check_inputs(folders[0], load(folders[0], "in.json")["inputs"])
    check_bill(folders[0], load(folders[0], "app.spdx.json"))
    for env, date in (({}, "1970-01-01T00:00:00Z"), ({"SOURCE_DATE_EPOCH": "1700000000", "TZ": "Asia/Tokyo"}, "2023-11-14T22:13:20Z")):
        build(folders[0], "--emit", "native", env=env)
        if load(folders[0], "app.spdx.json")["creationInfo"]["created"] != date:
            fault("created is not " + date)
    done = build(folders[0], "--sbom", "none/x.json", status=3)
    if "none/x.json" not in done.stderr:
        fault(done.stderr)


with tempfile.TemporaryDirectory() as top:
    check(top)
sys.exit(faults != 0)
