# SPDX-License-Identifier: MIT
# Structural pattern matching (PEP 634).
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = 'red'
    GREEN = 'green'

def what(v):
    match v:
        case 0 | 1: return 'small'
        case -5: return 'minus five'
        case True: return 'never true'
        case None: return 'none'
        case 'a' | 'b' as letter: return 'letter ' + letter
        case Color.RED: return 'is red'
        case int(n) if n > 100: return f'big {n}'
        case int() | float(): return 'number'
        case str(s): return 'str ' + s
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [1, *rest]: return f'one and {rest}'
        case [x, y, *_]: return f'starts {x} {y}'
        case {'kind': 'circle', 'r': r}: return f'circle {r}'
        case {'kind': k, **others}: return f'{k} {sorted(others.items())}'
        case {}: return 'mapping'
        case Point(0, 0): return 'origin'
        case Point(x=0, y=y): return f'on y at {y}'
        case Point(x, y) if x == y: return f'diagonal {x}'
        case Point(): return 'point'
        case _: return 'other'

for v in [0, 1, -5, None, 'a', 'red', 500, 7, 2.5, 'word', [], (), [9], (1, 2, 3), [4, 5, 6, 7],
          {'kind': 'circle', 'r': 3}, {'kind': 'sq', 'w': 1}, {}, {'q': 1}, Point(0, 0), Point(0, 5),
          Point(2, 2), Point(1, 2), {1, 2}, b'ab', True]:
    print(what(v))

def command(line):
    match line.split():
        case ['go', ('north' | 'south') as d]: return 'going ' + d
        case ['go', other]: return 'cannot go ' + other
        case ['take', *things]: return 'taking ' + ', '.join(things)
        case [] | ['quit']: return 'bye'
        case [cmd, *_]: return 'unknown ' + cmd
for c in ['go north', 'go up', 'take a b c', '', 'quit', 'dance now']:
    print(command(c))

match (1, (2, [3, 4])):
    case (a, (b, [c, d])):
        print(a, b, c, d)
match {'a': [1, {'b': 2}]}:
    case {'a': [_, {'b': x}]}:
        print(x)
match 5:
    case x if x > 10: print('no')
    case x: print('bound', x)
match 'abc':
    case [a, b, c]: print('strings are no sequences')
    case _: print('right')
def fall(v):
    match v:
        case 1: return 'one'
print(fall(2))
match [1, 2, 3, 4]:
    case [first, *middle, last]: print(first, middle, last)
