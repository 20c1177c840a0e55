# SPDX-License-Identifier: MIT
# small
# Truth, and/or/not, conditional expressions, chained comparison, is.
calls = []
def t(x):
    calls.append(x)
    return x
print(t(0) or t(2), t(1) and t(3), t(0) and t(5), t(4) or t(6), calls)
print(not [], not [0], not '', not 'a', not {}, not None, not (), not 0.0)
print([] or 'default', 'x' and 'y', None or 0 or '', 1 and 2 and 3, 0 or [] or {})
print('yes' if [] else 'no', 'a' if 1 else 'b' if 0 else 'c')
calls.clear()
print(t(1) < t(2) < t(0) < t(9), calls)
print(1 < 2 == 2, 1 == 1 in [1], 3 > 2 > 1, 'a' < 'b' < 'c')
print(None is None, None is not None, [] is [], True is True, 1 is not None)
print(2 in [1, 2], 3 not in [1, 2], 'b' in 'abc', 'd' not in 'abc', not 1 == 2)
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): print('bool', self.v); return self.v
if B(True) and not B(False):
    print('both')
while B(False):
    pass
else:
    print('while else')
class L:
    def __len__(self): return 0
print(bool(L()), bool(object()), not L())
class Bad:
    def __bool__(self): return 1
try:
    bool(Bad())
except TypeError as e:
    print(e)
print(True == 1, True is not 1 if False else 'skip', isinstance(True, int), str(True), repr(False), True + 1)
print(any([0, '', 3]), any([]), all([1, 'a']), all([]), all([1, 0]))
print(bool('False'), bool(' '), bool(0), bool(-1), bool([[]]))
print(1 if True else 1 / 0, [x for x in range(6) if x % 2 if x > 1], (lambda: 5 if 0 else 6)())
