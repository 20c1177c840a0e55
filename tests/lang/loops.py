# SPDX-License-Identifier: MIT
# small
# for and while: else, break, continue, nesting, changing what is iterated.
for i in range(3):
    if i == 1: continue
    print(i, end=' ')
else:
    print('else')
n = 5
while n:
    n -= 1
    if n == 2: break
else:
    print('never')
print(n)
while n < 5: n += 1
else: print('while else', n)
for i in range(3):
    for j in range(3):
        if j == 2: break
        if i == j: continue
        print(i, j, end='; ')
    else:
        print('no')
print()
l = [1, 2, 3]
for x in l:
    if x < 3: l.append(x + 10)
    if len(l) > 8: break
print(l)
for i, c in enumerate('ab', 1): print(i, c, end=' ')
for k in {'x': 1}: print(k, end=' ')
for a, (b, c) in [(1, (2, 3))]: print(a, b, c, end=' ')
for d['k'] in range(2) if (d := {}) is not None else (): pass
print(d)
for i in []: pass
else: print('empty else')
def find(x, xs):
    for i, v in enumerate(xs):
        if v == x: return i
    return -1
print(find(3, [1, 2, 3]), find(9, []))
total = 0
for i in range(1000):
    if i % 7: continue
    total += i
print(total)
i = 10
for i in range(3): i += 100
print(i)
s = 0
while True:
    s += 1
    if s % 2: continue
    if s > 6: break
print(s)
try:
    for v in 5: pass
except TypeError as e:
    print(e)
for _ in range(2):
    try:
        continue
    finally:
        print('fin', end=' ')
print()
x = 3
while x: x -= 1; print(x, end=' ')
print()
for ch in 'añ😀': print(ch, end='|')
for byte in b'ab': print(byte, end='|')
print()
