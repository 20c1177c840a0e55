# SPDX-License-Identifier: MIT
# targets: microbit
# small
# no stress
# expect: list memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: dict memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: str memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: bytes memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: bytearray memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: big memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: closures memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: generators memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: instances memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: tree memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: set memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: power memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: repeat memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: bytes n memory
# expect: 4950 ['0', '1', '2', '3', '4']
# expect: concat memory
# expect: 4950 ['0', '1', '2', '3', '4']
# Memory ends in each kind of allocation on the smallest board; what follows is right.
def attempt(label, work):
    try: work(); print(label, 'no error')
    except MemoryError: print(label, 'memory')
    print(sum(range(100)), [str(i) for i in range(5)])
def lists():
    a = []
    while True: a.append(len(a))
attempt('list', lists)
def dicts():
    d = {}
    while True: d[len(d)] = 1
attempt('dict', dicts)
def texts():
    s = 'x'
    while True: s += s
attempt('str', texts)
def byts():
    b = b'x'
    while True: b = b * 2
attempt('bytes', byts)
def ba():
    b = bytearray()
    while True: b.append(1)
attempt('bytearray', ba)
def bigs():
    x = 3
    while True: x = x * x
attempt('big', bigs)
def closures():
    f = None
    while True:
        f = (lambda g: lambda: g)(f)
attempt('closures', closures)
def gens():
    keep = None
    def g(k): yield k
    while True: keep = g(keep)
attempt('generators', gens)
class Node:
    def __init__(self, next): self.next = next
def nodes():
    n = None
    while True: n = Node(n)
attempt('instances', nodes)
def tree(): 
    t = ()
    while True: t = (t, [t])
attempt('tree', tree)
def sets():
    s = set()
    while True: s.add(len(s))
attempt('set', sets)
attempt('power', lambda: 10 ** 100000)
attempt('repeat', lambda: [0] * 10 ** 6)
attempt('bytes n', lambda: bytes(10 ** 6))
def cat():
    s = []
    while True: s = [s] + s
attempt('concat', cat)
