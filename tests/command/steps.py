#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""firn build --build-dir: the same bytes as at once, no more steps than a change needs, each step from what it declares.

usage: steps.py FIRN TARGET
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]
EMULATED = TARGET != "host"

FILES = {
    "app/main.py": "import one, two\nfrom net import http\nprint(one.add(1), two.double(2), http.get('x'), open('/rom/www/a.txt').read())\n",
    "app/one.py": "STEP = 3\n\n@micropython.native\ndef add(n):\n    return n + STEP\n",
    "app/two.py": "TABLE = {i: i * i for i in range(9)}\n\n@micropython.native\ndef double(n):\n    return n + n\n",
    "app/net/__init__.py": "",
    "app/net/http.py": "class Reply:\n    def __init__(self, text):\n        self.text = text\n\ndef get(path):\n    return Reply(path + '!').text\n",
    "app/manifest.py": "data('www/**', at='/rom/www')\n",
    "app/www/a.txt": "data\n",
}


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as out:
        out.write(text)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def firn(*words, status=0, **more):
    done = subprocess.run([FIRN, *words], capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
    return done.stderr


def build(*words, status=0, **more):
    return firn("build", "app", "-t", TARGET, "-B", "b", *words, status=status, **more)


def steps(*words):
    """What a build runs."""
    said = build("-v", *words)
    found = [line[6:] for line in said.splitlines() if line.startswith("step: ")]
    native = [line for line in found if line.startswith("native")] # in any order
    return found[:1] + sorted(native) + found[1 + len(native):]


def check_bytes():
    """With one process, and in steps, with all that can be written."""
    def outputs(folder):
        return ["-o", folder + "/app.elf", "--format", "elf,bin,hex" if EMULATED else "elf", "--report", folder + "/app.html",
                "--symbols", folder + "/app.sym", "--inputs", folder + "/in.json", "--sbom", folder + "/sbom.json"]
    for emit in "auto", "bytecode", "native":
        os.makedirs("once")
        os.makedirs("steps")
        firn("build", "app", "-t", TARGET, "--emit", emit, *outputs("once"))
        build("--emit", emit, *outputs("steps"))
        for name in sorted(os.listdir("once")):
            assert read("once/" + name) == read("steps/" + name), (emit, name)
        assert sorted(os.listdir("once")) == sorted(os.listdir("steps"))
        shutil.rmtree("once")
        shutil.rmtree("steps")
    shutil.rmtree("b")


def check_changes():
    image = "image b/app.elf"
    assert steps() == ["plan", "native code of one", "native code of two", image]
    assert steps() == []
    first = read("b/app.elf")
    os.utime("app/one.py")
    assert steps() == ["plan"], "the same content"
    write("app/one.py", FILES["app/one.py"].replace("n + STEP", "n - STEP"))
    assert steps() == ["plan", "native code of one", image]
    write("app/net/http.py", FILES["app/net/http.py"].replace("!", "?"))
    assert steps() == ["plan", image], "bytecode"
    write("app/two.py", FILES["app/two.py"].replace("\n\n", "\n\n# more\n"))
    assert steps() == ["plan", "native code of two", image], "its lines are others"
    write("app/two.py", FILES["app/two.py"])
    assert image in steps("--heap", "64K"), "an option"
    write("app/one.py", FILES["app/one.py"])
    write("app/net/http.py", FILES["app/net/http.py"])
    assert image in steps()
    assert read("b/app.elf") == first, "all as it was"


def check_files():
    """Files that come and go."""
    image = "image b/app.elf"
    write("app/net/http.py", "import three\n" + FILES["app/net/http.py"])
    assert "no module 'three'" in build(status=1)
    write("app/three.py", "@micropython.viper\ndef f(n: int) -> int:\n    return n\n")
    assert steps() == ["plan", "native code of three", image]
    os.remove("app/three.py")
    said = build(status=1)
    assert said.count("no module 'three'") == 1 and "ninja" not in said and "FAILED" not in said, said
    write("app/net/http.py", FILES["app/net/http.py"])
    assert steps() == ["plan", image]
    assert not os.path.exists("b/native_three.o")
    for name in "native_mine.o", "native_mine.bc":
        write("b/" + name, "mine\n")
    write("app/two.py", FILES["app/two.py"] + "\n")
    steps()
    assert read("b/native_mine.o") == read("b/native_mine.bc") == b"mine\n"
    write("app/two.py", FILES["app/two.py"])
    steps()
    whole = read("b/app.elf")
    write("b/native_two.o", "damaged\n")
    os.remove("b/app.elf")
    steps()
    assert read("b/app.elf") == whole, "a damaged object is made again"
    steps()
    assert read("b/app.elf") == whole and read("b/native_two.o") != b"damaged\n"
    write("firn-memory.ld", "what is this\n")
    os.remove("b/app.elf")
    steps()
    assert read("b/app.elf") == whole, "a linker script of that name is another one"
    os.remove("firn-memory.ld")
    write("app/www/more/b.txt", "more\n")
    assert steps() == ["plan", image], "a new file of a pattern, in a new folder"
    write("app/www/more/c.txt", "more\n")
    assert steps() == ["plan", image], "in a folder that is known"
    shutil.rmtree("app/www/more")
    assert steps() == ["plan", image]
    write("app/main.py", "import bisect\n" + FILES["app/main.py"])
    assert steps() == ["plan", image], "of the library"
    write("app/bisect.py", "")
    assert steps() == ["plan", image], "before that of the library"
    os.remove("app/bisect.py")
    write("app/main.py", FILES["app/main.py"])
    assert steps() == ["plan", image]


def check_faults():
    write("app/two.py", "def f(:\n")
    for _ in range(2): # again and again
        said = build(status=1)
        assert said.startswith("app/two.py:1:6: error[syntax]") and said.count("error") == 1 and "ninja" not in said, said
    write("app/two.py", FILES["app/two.py"])
    build()
    said = build("--rom-limit", "1K", status=1)
    assert said.count("error[rom-full]") == 1 and "FAILED" not in said, said
    assert "do not go with" in build("--dump", "types", status=2)
    said = build(status=3, env={**os.environ, "PATH": "/nonexistent"})
    assert "cannot start ninja" in said and "ninja-build" in said, said
    assert "cannot make the folder" in firn("build", "app", "-t", TARGET, "-B", "app/main.py", status=1)
    # A change between the steps: the plan is of another file.
    build()
    write("app/two.py", FILES["app/two.py"] + "print(1)\n")
    command = commands("b/build.ninja")["b/app.elf"][0]
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.returncode == 1 and "app/two.py changed while" in done.stderr, done.stderr
    write("app/two.py", FILES["app/two.py"])
    build()


# ---- each step alone ----


def words(text):
    return [re.sub(r"\$(.)", r"\1", word) for word in re.findall(r"(?:\$.|[^\s$])+", text)]


def commands(path):
    """output -> (command, outputs, inputs) of each edge."""
    text = read(path).decode().replace("$\n", " ")
    rules, found = {}, {}
    for name, command in re.findall(r"^rule (\w+)\n  command = (.*)", text, re.M):
        rules[name] = command
    for line in re.findall(r"^build (.*)", text, re.M):
        outputs, inputs = line.split(": ", 1)
        rule, inputs = inputs.split(" ", 1)
        explicit = words(inputs.split(" |")[0])
        all_inputs = [word for word in words(inputs) if word not in ("|", "||")]
        all_outputs = [word for word in words(outputs) if word != "|"]
        command = rules[rule].replace("$in", " ".join(explicit)).replace("$out", all_outputs[0]).replace("$$", "$")
        found[all_outputs[0]] = command, all_outputs, all_inputs
    return found


def check_declared():
    """Each step in an empty folder with its inputs alone makes the same bytes."""
    build("--emit", "native")
    with open("b/plan.d") as rule:
        read_by_plan = words(rule.read().replace("\\\n", " "))[1:]
    found = commands("b/build.ninja")
    assert len(found) == 5, sorted(found)
    for output, (command, outputs, inputs) in found.items():
        is_plan = output == "b/build.ninja"
        with tempfile.TemporaryDirectory() as alone:
            for path in inputs + (read_by_plan if is_plan else []):
                if os.path.isabs(path):
                    assert path.startswith(os.path.dirname(FIRN)) or path.startswith("/usr/"), path
                elif os.path.isdir(path):
                    os.makedirs(os.path.join(alone, path), exist_ok=True)
                else:
                    os.makedirs(os.path.dirname(os.path.join(alone, path)), exist_ok=True)
                    shutil.copy(path, os.path.join(alone, path))
            for path in outputs:
                os.makedirs(os.path.dirname(os.path.join(alone, path)), exist_ok=True)
            done = subprocess.run(command, shell=True, cwd=alone, capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, (command, done.stderr)
            for path in outputs:
                assert read(path) == read(os.path.join(alone, path)), path
    here = os.getcwd().encode()
    assert here not in read("b/build.ninja") and here not in read("b/plan.d")
    # The file is for plain Ninja, too.
    assert subprocess.run(["ninja", "-f", "b/build.ninja"], capture_output=True, text=True).stdout.count("no work to do") == 1


def check_ended():
    """Ended at any time it leaves nothing half-written, and the next build goes on."""
    shutil.rmtree("b")
    build("--emit", "native")
    whole = read("b/app.elf")
    for name in "plan", "native", "image":
        shutil.rmtree("b")
        process = subprocess.Popen([FIRN, "build", "app", "-t", TARGET, "-B", "b", "--emit", "native", "-v"], stderr=subprocess.PIPE, text=True,
                                   start_new_session=True)
        for line in process.stderr:
            if line.startswith("step: " + name): break
        time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        process.stderr.read()
        assert process.wait(60) in (-signal.SIGINT, 0), process.returncode # 0: it was faster
        left = [name for name in os.listdir("b") if name.endswith((".part", ".new")) or name == ".firn-tmp"]
        assert not left, left
        build("--emit", "native")
        assert read("b/app.elf") == whole, name


def check_paths():
    """Names that the shell and Ninja take for something else; the folder as a whole path, and from another place."""
    odd = "it $a: b"
    shutil.copytree("app", odd)
    write(odd + "/www/c d$.txt", "odd\n")
    whole = os.path.abspath(odd + "/$b/of it")
    for words, place in (([odd], "."), (["."], odd)):
        said = firn("build", *words, "-t", TARGET, "-B", whole, "-v", cwd=place)
        assert "step: image" in said, said
        assert "step" not in firn("build", *words, "-t", TARGET, "-B", whole, "-v", cwd=place)
    write(odd + "/www/c d$.txt", "more\n")
    assert "step: image" in firn("build", ".", "-t", TARGET, "-B", "$b/of it", "-v", cwd=odd)
    write(odd + "/www/a|b.txt", "")
    assert "a|b.txt: Ninja takes no paths with a '|'" in firn("build", odd, "-t", TARGET, "-B", "odd", status=1)
    assert "Ninja takes no paths with a" in firn("build", "app", "-t", TARGET, "-B", "it's", status=2)


def check_folder():
    """What is in the folder and not the build's stays."""
    assert "--build-dir takes a folder, not ''" in firn("build", "app", "-t", TARGET, "-B", "", status=2)
    write("c/build.ninja", "rule other\n")
    assert "c/build.ninja: error: is not made by firn" in firn("build", "app", "-t", TARGET, "-B", "c", status=1)
    assert read("c/build.ninja") == b"rule other\n" and os.listdir("c") == ["build.ninja"]
    said = firn("build", "app", "-t", TARGET, "-B", "d", "-o", "app/main.py", status=2)
    assert "--output app/main.py: that is a name of source" in said and read("app/main.py") == FILES["app/main.py"].encode()
    assert "--output and --symbols are one file" in firn("build", "app", "-t", TARGET, "-o", "e.elf", "--symbols", "e.elf", status=2)
    for words, says in ((("--report", ""), "--report takes a file"), (("-j", "1e300"), "--jobs takes"), (("--stop-after", "x"), "--stop-after takes build, ")):
        assert says in firn("build", "app", "-t", TARGET, "-B", "d", *words, status=2)
    write("d/tmp/mine.txt", "mine\n")
    write("d/failed", "mine\n")
    write("d/build.ninja", "")
    firn("build", "app", "-t", TARGET, "-B", "d")
    write("d/plan.d", "no rule\n")
    assert "d/plan.d: expected" in firn("build", "app", "-t", TARGET, "-B", "d", status=3)
    assert read("d/tmp/mine.txt") == read("d/failed") == b"mine\n" and os.path.isfile("d/app.elf")


def check_run():
    for _ in range(2):
        done = subprocess.run([FIRN, "run", "app", "-t", TARGET, "-B", "r"], capture_output=True, text=True, timeout=300)
        assert done.returncode == 0 and done.stdout == "4 4 x! data\n\n", done


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for path, text in FILES.items():
            write(path, text)
        for check in check_bytes, check_changes, check_files, check_faults, check_declared, check_ended, check_paths, check_folder, check_run:
            check()


main()
