# SPDX-License-Identifier: MIT
# Wrong uses of const() and of decorators of micropython in code that is compiled at run time.
from micropython import const


def wrong(text):
    try:
        exec(text)
        print("fine")
    except SyntaxError as e:
        print("SyntaxError", e.msg, e.lineno)


wrong("X = const(print)")
wrong("X = const(1)\nX = const(2)")
wrong("\nX = const(1 >> -1)")
wrong("@micropython.natve\ndef f(): pass")
wrong("@micropython.native.x\ndef f(): pass")
wrong("X = const(3)\nassert X == 3")
wrong("def const(v): return v\nX = const(print)")
wrong("class micropython:\n    natve = callable\n@micropython.natve\ndef f(): pass")
names = {"const": lambda v: ("own", v), "value": [1]}
exec("X = const(value)", names)
print(names["X"])
# expect: SyntaxError the argument of const() is not a constant 1
# expect: SyntaxError 'X' is a constant already 2
# expect: SyntaxError the argument of const() is not a constant 2
# expect: SyntaxError no decorator 'natve' for the compiler: there are native, viper and bytecode 1
# expect: SyntaxError no decorator 'x' for the compiler: there are native, viper and bytecode 1
# expect: fine
# expect: fine
# expect: fine
# expect: ('own', [1])
