# SPDX-License-Identifier: MIT
'\d \. \( \é'
b'\8'
f'\{x}\w'
'''
\q'''
1if x else 2
0x1for x in y
def f():
    try: pass
    finally:
        return 1
    for x in y:
        try: pass
        finally: break
    while x:
        try: pass
        finally:
            for z in y: continue
            def g(): return 2
