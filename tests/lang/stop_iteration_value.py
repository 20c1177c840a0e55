# SPDX-License-Identifier: MIT
# A StopIteration whose value was set ends `yield from` with that one.
class It:
    def __init__(self, how): self.how = how
    def __iter__(self): return self
    def __next__(self):
        if self.how == 0:
            s = StopIteration(1)
            s.value = 42
            raise s
        if self.how == 2:
            s = StopIteration()
            s.value = 'v'
            raise s
        if self.how == 3:
            class S(StopIteration): pass
            s = S('x', 2)
            s.value = [1]
            raise s
        if self.how == 5:
            raise StopIteration(8, 9)
        raise StopIteration
def g(how):
    r = yield from It(how)
    return ('got', r)
for i in (0,2,3,5,6):
    try:
        next(g(i))
    except StopIteration as e:
        print(i, e.value, e.args)
s = StopIteration(3)
s.value = 5
print(s.value, s.args, repr(s), str(s))
s.args = (9,)
print(s.value, s.args)
s = StopIteration(3, 4)
print(s.value); 
class S2(StopIteration):
    pass
s = S2(3); s.value = 4
print(s.value, s.args)
