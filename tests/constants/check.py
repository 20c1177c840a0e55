#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Variables of modules that are constants: what is folded, and what must not be.

usage: check.py FIRN TARGET EMIT

What may be folded does not depend on the target: boards run the cases whose values they may hold otherwise.
"""
import os
import subprocess
import sys
import tempfile

FIRN, TARGET, EMIT = sys.argv[1:]
HERE = os.path.dirname(os.path.abspath(__file__))
SHIM = os.path.join(HERE, "..", "shim")
faults = 0

CONFIG = "from micropython import const\nDEBUG = False\nBAUD = const(9600)\nLIMIT = BAUD // 8\n"
IF_DEBUG = "if config.DEBUG:\n    print('quagga')\nelse:\n    print('okapi')\n"

ON_BOARDS = ("plain", "missing", "values", "identity", "package", "patched", "guard", "named", "computed", "early", "locals", "classes", "generator")

# name: (files, texts that are gone, texts that are there)
CASES = {
    "plain": ({"config.py": CONFIG, "tracing.py": "def dump(x):\n    print('quagga', x)\n", "main.py": """
import config
from config import LIMIT as most, BAUD
if config.DEBUG:
    import tracing

def work(n):
    total = 0
    for i in range(n):
        total += config.LIMIT
        if config.DEBUG:
            tracing.dump(total)
        config.DEBUG and print('quagga')
    return total if not config.DEBUG else 'quagga'

def late():
    from config import DEBUG
    import config as c
    if DEBUG or c.DEBUG:
        print('quagga')
    if BAUD == 9600 and c.LIMIT in (1, 1200) and DEBUG is not None:
        print('fast')
    else:
        print('quagga')

print(work(10), most)
late()
"""}, ["quagga", "tracing"], []),
    "missing": ({"config.py": CONFIG, "main.py": "import config\nif config.DEBUG:\n    import nowhere_at_all\nprint(config.BAUD)\n"}, ["nowhere_at_all"], []),
    "literal": ({"main.py": """
if 0:
    import nowhere_at_all, tracing
elif not __debug__:
    import nowhere_either
else:
    import found
def f():
    if False:
        import nowhere_at_all
    if True:
        return found.X
    else:
        from tracing import nothing
print(f())
""", "found.py": "X = 'okapi'\n", "tracing.py": "print('quagga')\n"}, ["nowhere_at_all", "tracing"], ["okapi"]),
    "values": ({"config.py": """
A = -5
B = 123456789012345678901234567890
C = -1.5
D = 'text\\u00e9'
E = b'bytes'
F = None
G = True
H: int = 1 << 40
I = J = 7
K = -123456789012345678901234567890
L = 0.0
M = -L
N = 'a' 'b'
"""  , "main.py": """
import config as c
def show():
    print(c.A, c.B, c.C, c.D, c.E, c.F, c.G, c.H, c.I, c.J, c.K, c.L, c.M, c.N)
    print(abs(c.A), c.A * 2, c.I + c.J, c.D + '!', c.G + 1, -c.A, ~c.I, c.A ** 2, c.F is None, c.N == 'ab', c.D is c.D)
    return [c.A < c.I < 9, c.I if c.F else c.J, not c.G, c.H // 3]
print(show())
class K:
    a = c.A
    def m(self, x=c.I):
        return x + self.a
print(K().m())
print([c.I * k for k in range(3)], {k: c.N for k in 'ab'}, (lambda: c.J)())
print(f'{c.A} {c.N!r} {c.I:03d}')
"""}, [], []),
    "identity": ({"config.py": "A = -1.5\nB = 1 << 70\nC = -B\nD = 0x7fffffff\nE = -D\nF = b'abc'\nG = -0.0\nH = -7\n",
                  "user.py": "import config\ndef get():\n    c = config\n    return [c.A, c.B, c.C, c.D, c.E, c.F, c.G, c.H]\n", "main.py": """
import config
import user
def get():
    return [config.A, config.B, config.C, config.D, config.E, config.F, config.G, config.H]
def show():
    print([x is y for x, y in zip(get(), get())], [x is y for x, y in zip(get(), user.get())], get())
show()
"""}, [], []),
    "same_name": ({"config.py": CONFIG, "main.py": """
import config
class Config:
    DEBUG = False
class App:
    def __init__(self):
        self.config = Config()
        self.config.DEBUG = True
    def run(self, config):
        if config.DEBUG:
            print('okapi', self.config.DEBUG)
if config.DEBUG:
    print('quagga')
App().run(Config)
App().run(App().config)
"""}, ["quagga"], ["okapi"]),
    "package": ({"pkg/__init__.py": "SIZE = 3\n", "pkg/config.py": "DEBUG = 0\nfrom . import SIZE\nAREA = SIZE * SIZE\n", "pkg/use.py": """
from . import config
from .config import AREA
def f():
    if config.DEBUG:
        print('quagga')
    return AREA
""", "main.py": """
import pkg.use
import pkg.config
import pkg.config as again
from pkg import config
print(pkg.use.f(), pkg.SIZE)
if pkg.config.DEBUG or again.DEBUG or config.DEBUG:
    print('quagga')
"""}, ["quagga"], []),
    "chain": ({"board.py": "KIND = 'b'\n", "config.py": "import board\nIS_B = board.KIND == 'b'\n", "main.py": """
import config
if not config.IS_B:
    print('quagga')
print(config.board.KIND)
"""}, ["quagga"], []),
    "patched": ({"config.py": CONFIG, "other.py": "import config\ndef set():\n    config.DEBUG = True\n",
                 "main.py": "import config, other\nother.set()\n" + IF_DEBUG}, [], ["quagga"]),
    "augmented": ({"config.py": "DEBUG = 0\n", "main.py": "import config\nconfig.DEBUG += 1\n" + IF_DEBUG}, [], ["quagga"]),
    "deleted": ({"config.py": CONFIG, "main.py": "import config\ndel config.DEBUG\ntry:\n    print(config.DEBUG)\nexcept AttributeError:\n    print('none')\n"}, [], []),
    "deleted_inside": ({"config.py": "X = 1\ndel X\n", "main.py": "import config\ntry:\n    print(config.X)\nexcept AttributeError:\n    print('none')\n"}, [], []),
    "global": ({"config.py": CONFIG + "def on():\n    global DEBUG\n    DEBUG = True\n", "main.py": "import config\nconfig.on()\n" + IF_DEBUG}, [], ["quagga"]),
    "twice": ({"config.py": CONFIG + "DEBUG = True\n", "main.py": "import config\n" + IF_DEBUG}, [], ["quagga"]),
    "loop": ({"config.py": "for DEBUG in range(3):\n    pass\n", "main.py": "import config\n" + IF_DEBUG}, [], ["quagga"]),
    "maybe": ({"config.py": "import sys\nif len(sys.argv) < 100:\n    DEBUG = 1\n", "main.py": "import config\n" + IF_DEBUG}, [], ["quagga"]),
    "star_inside": ({"config.py": "DEBUG = 0\nfrom other import *\n", "other.py": "DEBUG = 1\n", "main.py": "import config\n" + IF_DEBUG}, [], ["quagga"]),
    "star_outside": ({"config.py": CONFIG, "main.py": "from config import *\nDEBUG = DEBUG or 1\nif DEBUG:\n    print('quagga', BAUD)\n"}, [], ["quagga"]),
    "escaped": ({"config.py": CONFIG, "main.py": "import config\ndef on(module):\n    module.DEBUG = True\non(config)\n" + IF_DEBUG}, [], ["quagga"]),
    "held": ({"config.py": CONFIG, "other.py": "import config as there\n", "main.py": """
import config
import other
for m in [other]:
    m.there.DEBUG = True
""" + IF_DEBUG}, [], ["quagga"]),
    "renamed": ({"config.py": CONFIG, "main.py": "import config\nfrom config import DEBUG\nc = config\nsetattr(c, 'DEBUG', 1)\nif config.DEBUG:\n    print('quagga', DEBUG)\n"}, [], ["quagga"]),
    "computed": ({"config.py": CONFIG, "main.py": "import config\nfor name in ['DE' + 'BUG']:\n    setattr(config, name, 1)\n" + IF_DEBUG}, [], ["quagga"]),
    "set_by_another_name": ({"config.py": CONFIG, "main.py": "import config\nfrom builtins import setattr as put\nput(config, 'DEBUG', 1)\n" + IF_DEBUG}, [], ["quagga"]),
    "dict_computed": ({"config.py": CONFIG, "main.py": """
import config
def space(module, name):
    return getattr(module, '_' + name)
space(config, '_dict__')['DEBUG'] = 1
""" + IF_DEBUG}, [], ["quagga"]),
    "dict_found": ({"config.py": CONFIG, "main.py": """
import config
for name in ['__%s__' % 'dict']:
    list(map(getattr, [config], [name]))[0]['DEBUG'] = 1
""" + IF_DEBUG}, [], ["quagga"]),
    "globals_computed": ({"config.py": CONFIG + "def helper():\n    pass\n", "main.py": """
import config
def get(x, name):
    return getattr(x, '__%s__' % name.lower())
stored = False
try: # an AttributeError where nothing in the program says the name
    get(config.helper, 'GLO' + 'bals')['DEBUG'] = True
    stored = True
except AttributeError:
    pass
print(stored == config.DEBUG)
"""}, [], []),
    "modules_computed": ({"config.py": CONFIG + "class C:\n    pass\n", "main.py": """
import sys
import config
for name in ['mod' + 'ules']:
    getattr(sys, name)[config.C.__module__].DEBUG = 1
""" + IF_DEBUG}, [], ["quagga"]),
    "attribute_computed": ({"config.py": CONFIG + "def get_7():\n    return 7\n", "main.py": """
import config
def get(module, n):
    return getattr(module, f'get_{n}')() + getattr(module, 'get_' + n)() + getattr(module, 'get_%s' % n)()
print(get(config, '7'), getattr(config, 'LIMIT'))
""" + IF_DEBUG}, ["quagga"], []),
    "globals": ({"config.py": CONFIG + "def on():\n    globals()['DEBUG'] = 1\n", "main.py": "import config\nconfig.on()\n" + IF_DEBUG}, [], ["quagga"]),
    "through_globals": ({"config.py": CONFIG, "main.py": "import config\nglobals()['config'].DEBUG = 1\n" + IF_DEBUG}, [], ["quagga"]),
    "dict": ({"config.py": CONFIG, "main.py": "import config\nconfig.__dict__['DEBUG'] = 1\n" + IF_DEBUG}, [], ["quagga"]),
    "modules": ({"config.py": CONFIG, "main.py": "import sys\nimport config\nsys.modules['config'].DEBUG = 1\n" + IF_DEBUG}, [], ["quagga"]),
    "by_name": ({"config.py": CONFIG, "main.py": "import config\n__import__('config').DEBUG = 1\n" + IF_DEBUG}, [], ["quagga"]),
    "name_rebound": ({"config.py": CONFIG, "main.py": "import config\nclass config:\n    DEBUG = 1\n" + IF_DEBUG}, [], ["quagga"]),
    "name_patched": ({"config.py": CONFIG, "user.py": "import config\ndef f():\n    if config.DEBUG:\n        print('quagga')\n", "main.py": """
import user
class Fake:
    DEBUG = 1
user.f()
user.config = Fake
user.f()
"""}, [], ["quagga"]),
    "early": ({"config.py": CONFIG, "main.py": """
def f():
    return config.BAUD
try:
    f()
except NameError:
    print('no name')
import config
print(f())
def g():
    return LATE
try:
    g()
except NameError:
    print('no name')
LATE = 5
print(g())
"""}, [], []),
    "maybe_import": ({"config.py": CONFIG, "main.py": """
try:
    import nothing_here as config
except ImportError:
    import config
print(config.BAUD)
try:
    import nothing_here as other
except ImportError:
    other = None
print(other is None)
"""}, [], []),
    "cycle": ({"a.py": "import b\nX = 1\nY = b.Z\n", "b.py": """
import a
def f():
    try:
        return a.X
    except AttributeError:
        return 'not yet'
try:
    from a import X
except ImportError:
    print('not yet either')
print(f())
Z = 3
""", "main.py": "import a, b\nprint(b.f(), a.Y)\n"}, [], []),
    "cycle_early": ({"a.py": "X = 1\nimport b\n", "b.py": "import a\nif a.X != 1:\n    print('quagga')\nprint(a.X)\n", "main.py": "import a\n"}, ["quagga"], []),
    "called_back": ({"hooks.py": "all = []\ndef run():\n    for h in all:\n        h()\n", "late.py": "import hooks\nhooks.run()\nX = 1\n", "user.py": """
import hooks
def f():
    import late
    try:
        print(late.X)
    except AttributeError:
        print('not yet')
hooks.all.append(f)
""", "main.py": "import user\nimport late\nuser.f()\n"}, [], []),
    "locals": ({"config.py": CONFIG, "main.py": """
def f(which):
    if which:
        import config
    return config.BAUD
print(f(1))
try:
    f(0)
except UnboundLocalError:
    print('unbound')
def g():
    import config
    def h():
        return config.LIMIT
    return h
print(g()())
def k(config):
    return config.BAUD
class C:
    BAUD = 3
    import config
print(k(C), C.config.BAUD)
def m():
    import config
    config = C
    return config.BAUD
print(m())
"""}, [], []),
    "classes": ({"main.py": """
X = 1
class A:
    X = X + 1
    Y = X
    def f(self):
        return X
print(A.X, A.Y, A().f())
def outer():
    X = 5
    class B:
        Y = X
        def f(self):
            return X
    return B.Y, B().f()
print(outer(), [X for X in range(2)], X)
"""}, [], []),
    "generator": ({"config.py": CONFIG, "main.py": """
import config
def g():
    if config.DEBUG:
        yield 1
print(list(g()))
def local():
    if config.DEBUG:
        x = 1
    try:
        return x
    except UnboundLocalError:
        return 'unbound'
print(local())
"""}, [], []),
    "guard": ({"tool.py": """
def main():
    print('main')
def whose():
    return __name__, __name__ == '__main__'
class Tool:
    name = __name__
if __name__ == '__main__':
    import nowhere_at_all
    main('quagga')
elif "__main__" == __name__ or __name__ != 'tool':
    print('quagga')
else:
    print('okapi', __name__)
""", "main.py": """
import tool
print(tool.whose(), tool.Tool.name, tool.__name__, [__name__ for _ in range(1)])
if __name__ == '__main__':
    print('begins')
else:
    print('quagga')
"""}, ["quagga", "nowhere_at_all"], ["okapi"]),
    "named": ({"tool.py": """
__name__ = 'other'
if __name__ == '__main__':
    print('quagga')
def whose():
    return __name__
""", "third.py": """
def whose():
    return __name__ if __name__ == 'third' else 'okapi'
print(__name__ == 'third')
""", "main.py": """
import tool, third
print(tool.whose(), third.whose())
third.__name__ = 'new'
print(tool.__name__, third.__name__, third.whose())
"""}, [], ["okapi"]),
    "renamed": ({"main.py": """
print(__name__)
before = __name__
__name__ = 'other'
def late():
    return __name__
print(__name__, before != __name__, late())
"""}, [], ["other"]),
    "guard_all": ({"tool.py": """
import sys
def whose():
    return __name__
if __name__ == '__main__':
    print('quagga')
setattr(sys.modules['tool'], '__na' + 'me__', 'new')
""", "main.py": "import tool\nprint(tool.whose())\n"}, ["quagga"], []),
}


def complain(*words):
    global faults
    print(*words)
    faults += 1


def write(folder, files):
    for name, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, timeout=120, **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def expected(folder):
    shim = {**os.environ, "PYTHONPATH": SHIM, "PYTHONDONTWRITEBYTECODE": "1"}
    return run(sys.executable, "-X", "utf8", os.path.join(folder, "main.py"), env=shim)


def check_image(name, image, gone, there):
    for text in gone:
        if text.encode() in image:
            complain("%s: %r is in the image" % (name, text))
    for text in there:
        if text.encode() not in image:
            complain("%s: %r is not in the image" % (name, text))


def check(name, files, gone, there):
    with tempfile.TemporaryDirectory() as folder:
        app, out = os.path.join(folder, "app"), os.path.join(folder, "out.elf")
        write(app, files)
        status, _, stderr = run(FIRN, "build", app, "-t", TARGET, "--emit", EMIT, "-o", out, "--depfile", out + ".d")
        if status:
            complain(name, stderr)
            return
        status, stdout, stderr = run(out) if TARGET == "host" else run(FIRN, "run", out, "-t", TARGET)
        want = expected(app) if "missing" not in name else (0, "9600\n", "")
        if (status, stdout) != want[:2]:
            complain("%s: %d %r, not %d %r\n%s" % (name, status, stdout, want[0], want[1], stderr))
        with open(out, "rb") as file:
            check_image(name, file.read(), gone, there)
        with open(out + ".d", encoding="utf-8") as file:
            read = file.read()
        for path in files:
            if path not in read and path.split(".")[0] not in gone:
                complain("%s: %s is no dependency" % (name, path))


def check_open():
    """What comes later may set anything."""
    with tempfile.TemporaryDirectory() as folder:
        write(folder, {"config.py": CONFIG, "main.py": "import config\nexec('import config; config.DEBUG = 1')\n" + IF_DEBUG})
        status, stdout, stderr = run(FIRN, "run", folder, "-t", TARGET, "--emit", EMIT, "--world", "open", "--with", "compiler")
        if stdout != "quagga\n":
            complain("open world:", status, stdout, stderr)


def check_note():
    with tempfile.TemporaryDirectory() as folder:
        write(folder, {"config.py": CONFIG, "main.py": "import config\n" + IF_DEBUG})
        out = os.path.join(folder, "out.elf")
        _, _, stderr = run(FIRN, "build", folder, "-t", TARGET, "-o", out, "-v")
        if "main.py:2:4: note[never-taken]: this is never true: the image is without the block" not in stderr:
            complain("no note:", stderr)


cases = [case for case in CASES if TARGET == "host" or case in ON_BOARDS]
for case in cases:
    check(case, *CASES[case])
if EMIT == "bytecode" and TARGET == "host":
    check_open()
    check_note()
print(len(cases), "cases,", faults, "faults")
sys.exit(faults != 0)
