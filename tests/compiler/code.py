# SPDX-License-Identifier: MIT
# compile(): the three modes, and code objects that run more than once.
c = compile("n = n + 1 if 'n' in globals() else 0", "<c>", "exec")
d = {}
for _ in range(3):
    exec(c, d)
print(d["n"], type(c).__name__)
e = compile("n * 2 \n\n", "<e>", "eval")
print(eval(" \t 1 + 1 "))
print(eval(e, {"n": 21}), eval(e, {"n": "ab"}), eval(b"1 + 1"), eval(bytearray(b"2 ** 70")), eval("(1,\n2)"))
exec(compile("for i in range(3): i\nif 1: 'last'", "<s>", "exec"))
exec(compile("for i in range(3): i\n", "<s>", "single"))
exec(compile("x = 5; x; None; [x]; 'text'", "<s>", "single"))
print(eval(compile("5", "<s>", "single")), eval(compile("x = 6", "<s>", "exec")), exec(compile("7", "<s>", "eval")), x)
exec("# only a comment")
exec("")
exec("print('one line', end='')  # and a comment\nprint()\r\nprint('crlf')\r\n")
exec("if True:\n\tprint('tab')\n")
print(eval("__debug__"), eval("'é' + 'ü'"), eval("'''a\nb'''"))

for args in (
    ("1", "f", "neither"),
    ("1", "f"),
    (1, "f", "exec"),
    ("a\0b", "f", "exec"),
    ("1", 2, "exec"),
    ("a = 1\nb = 2", "f", "single"),
    ("a = 1", "f", "eval"),
):
    try:
        compile(*args)
        print("no error", args)
    except Exception as error:
        print(type(error).__name__)
try:
    compile("1", "f", mode="what")
except ValueError as error:
    print(error)
for f in (eval, exec):
    for args in ((), (1,), ("1", 2), ("1", {}, 3), ("1", {}, {}, 4)):
        try:
            f(*args)
        except TypeError:
            print(f.__name__, len(args), "TypeError")
assert eval("1") == 1
exec(compile("assert False", "<a>", "exec", optimize=1))
try:
    exec(compile("assert False, 'kept'", "<a>", "exec", optimize=0))
except AssertionError as error:
    print(error)


def make():
    free = 3
    return lambda: free


print(make()())
