# SPDX-License-Identifier: MIT
# Code whose lines go backward (a finally body comes after what it guards) still has the right ones.
for i in range(2):
    try:
        if i: continue
    except Exception: pass
    else: pass
    finally: pass
def late():
    for i in range(2):
        try:
            if i: continue
        finally: pass
    raise ValueError('after')
try: late()
except ValueError as error: print(error.__traceback__.tb_next is not None and error.__traceback__.tb_lineno)
