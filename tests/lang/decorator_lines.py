# SPDX-License-Identifier: MIT
# In a traceback the call of a decorator has the decorator's line.
def lines(e):
    tb, out = e.__traceback__, []
    while tb:
        out.append(tb.tb_lineno)
        tb = tb.tb_next
    return out
def bad(f):
    raise ValueError(f.__name__)
def fine(f):
    return f
def name():
    return undefined
try:
    @fine
    @bad
    @fine
    def function(a,
                 b=2):
        pass
except ValueError as e:
    print(e, lines(e))
try:
    @bad

    class Class(list,
                object):
        pass
except ValueError as e:
    print(e, lines(e))
try:
    @fine
    @name()
    def other():
        pass
except NameError as e:
    print(lines(e))
try:
    @fine
    def last(a,
             b=undefined):
        pass
except NameError as e:
    print(lines(e))
