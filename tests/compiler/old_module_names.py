# SPDX-License-Identifier: MIT
# MicroPython's old names of modules in code that is compiled at run time.
# expect: time True
# expect: {"a": 1}
# expect: True
# expect: collections
# expect: ModuleNotFoundError No module named 'unothing'
# expect: ModuleNotFoundError No module named 'utime.part'
exec("import utime, time\nprint(utime.__name__, utime is time)")
exec("from ujson import dumps\nprint(dumps({'a': 1}))")
exec("import ustruct as packing\nimport struct\nprint(packing is struct)")
print(__import__("u" + "collections").__name__)
for name in ("unothing", "utime.part"):
    try:
        exec("import " + name)
    except ImportError as e:
        print(type(e).__name__, e)
