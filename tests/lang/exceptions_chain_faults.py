# SPDX-License-Identifier: MIT
# What may be a cause or context, and a context that is its own.
def attempt(f):
    try: f()
    except Exception as e: print(type(e).__name__)
e = ValueError(1)
def a(): e.__context__ = 5
attempt(a)
def a(): e.__cause__ = 'abc'
attempt(a)
def a(): e.__cause__ = ValueError
attempt(a)
e.__context__ = e
try:
    try: raise e
    except ValueError: raise KeyError(2)
except KeyError as k: print(repr(k.__context__), k.__context__.__context__ is e)
def nested(n):
    try: raise KeyError(n)
    except KeyError: return nested(n + 1)
try: nested(0)
except RecursionError: print('limit')
