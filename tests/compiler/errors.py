# SPDX-License-Identifier: MIT
# SyntaxError: its text and attributes; errors in code that was compiled at run time have places.
for text in (
    "x = = 1",
    "def f(:\n    pass",
    "if True:\npass",
    "  x = 1",
    "return 1",
    "break",
    "x = (1,\n",
    "'abc",
    "f(a=1, 2)",
    "1 = x",
    "class A:\n  def f(self):\n    yield\n    return = 1",
    "äöü = = 2",
):
    try:
        exec(text)
        print("no error")
    except SyntaxError as e:
        print(type(e).__name__, str(e).rsplit("(", 1)[1], e.filename, e.lineno, len(e.args), e.msg == e.args[0])
try:
    compile("a\nb = = c\n", "name.py", "exec")
except SyntaxError as e:
    print(e, e.text, e.args[1][:4], e.msg)
for text in ("x = = 1", "  \n\n  y = 'ä' = 5"):
    try:
        exec(text)
    except SyntaxError as e:
        print(e.offset, e.text, e.end_lineno)
print(issubclass(IndentationError, SyntaxError), str(SyntaxError("one")), SyntaxError("one").args)


def lines(e):
    found = []
    tb = e.__traceback__
    while tb:
        found.append(tb.tb_lineno)
        tb = tb.tb_next
    return found


try:
    exec(compile("def f():\n\n    return 1 / 0\n\nf()\n", "mod.py", "exec"))
except ZeroDivisionError as e:
    print(lines(e)[-2:])
