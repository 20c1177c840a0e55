# SPDX-License-Identifier: MIT
# alone
# What an image lacks when no class of it has a special method: the operations fail as they should. Subclasses of
# containers are filled without an opcode that fills one.
class Bare: pass
def attempt(name, f):
    try: print(name, f())
    except TypeError as e: print(name, e)
attempt('iter', lambda: iter(Bare()))
attempt('len', lambda: len(Bare()))
attempt('in', lambda: 3 in Bare())
attempt('call', lambda: Bare()())
attempt('add', lambda: Bare() + 1)
attempt('neg', lambda: -Bare())
attempt('list', lambda: list(Bare()))
attempt('int', lambda: int(Bare()))
attempt('lt', lambda: Bare() < Bare())
attempt('item', lambda: Bare()[0])
class Stack(list): pass
class Table(dict): pass
class Bag(set): pass
print(Stack((1, 2)), Table({1: 2}), Table(a=1), len(Bag('aab')))
