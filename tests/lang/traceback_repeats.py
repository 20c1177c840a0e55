# SPDX-License-Identifier: MIT
# alone
# Rows of one line count as repeated, whatever part of the line they were at; the exit status is that of an error.
def rec(n): return rec(n - 1) if n else {}['end']
try: rec(10)
except KeyError as e: print(type(e).__name__)
def left(n):
    if n == 0: raise ValueError('deep')
    left(n - 1)
left(7)
