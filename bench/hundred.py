# SPDX-License-Identifier: MIT
"""An application of a hundred modules: ten copies of each of bench/modules."""
import os
import re
import shutil

MODULES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "modules")
NAMES = sorted(name[:-3] for name in os.listdir(MODULES) if name.endswith(".py") and name != "main.py")
COPIES = 10


def make_hundred(folder, before="", copies=COPIES):
    """main.py imports all of them, does what `before` says, and uses each. Returns the path of one."""
    with open(os.path.join(MODULES, "main.py")) as file:
        use = file.read().split("\n\n")[-1]
    os.mkdir(folder)
    with open(os.path.join(folder, "main.py"), "w") as main:
        for i in range(copies):
            for name in NAMES:
                shutil.copy(os.path.join(MODULES, name + ".py"), os.path.join(folder, "%s%d.py" % (name, i)))
                main.write("import %s%d\n" % (name, i))
        main.write(before)
        for i in range(copies):
            main.write(re.sub(r"\b(%s)\." % "|".join(NAMES), r"\g<1>%d." % i, use))
    return os.path.join(folder, "%s%d.py" % (NAMES[0], copies // 3))
