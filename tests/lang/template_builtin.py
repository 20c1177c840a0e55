# SPDX-License-Identifier: MIT
# stock has it in some of its builds only
# not: stock
# What template strings are in .mpy files of MicroPython's compiler: calls of __template__.
# expect: Template(strings=('a', 'b', ''), interpolations=(Interpolation(3, 'x', None, ''), Interpolation(4, 'x + 1', 'r', '>4')))
# expect: ('text',) ()
# expect: ('', '') (5,)
x = 3
t = __template__(("a", "b", ""), x, "x", None, "", x + 1, "x + 1", "r", ">4")
print(t)
t = __template__(("text",))
print(t.strings, t.values)
t = __template__(("", ""), (5, "5", None, ""))
print(t.strings, t.values)
