# SPDX-License-Identifier: MIT
# stress: host
# targets: mps2-an385 mps2-an386 mps2-an505 xtensa-lx106 xtensa-lx6 microbit
# small
# Memory can run out; the program goes on when it has caught that.
# expect: caught
# expect: caught big
# expect: caught str
# expect: 499500
def eat():
    keep = []
    while True:
        keep.append([0] * 100)
try:
    eat()
except MemoryError:
    print('caught')
try:
    [0] * 100000000
except MemoryError:
    print('caught big')
try:
    s = 'x' * 100
    while True: s += s
except MemoryError:
    s = None
    print('caught str')
print(sum(range(1000)))
