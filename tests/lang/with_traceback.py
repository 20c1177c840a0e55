# SPDX-License-Identifier: MIT
# __exit__ gets the exception's traceback; what has no items says so.
class Watch:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): return self
    def __exit__(self, kind, error, traceback):
        print(kind and kind.__name__, error, traceback is not None, error is None or error.__traceback__ is not None)
        return self.swallow
def fail(n):
    if n == 0: raise ValueError('deep')
    fail(n - 1)
with Watch(True): fail(2)
with Watch(True): pass
def returns():
    with Watch(False): return 'value'
print(returns())
try:
    with Watch(False), Watch(False): {}['key']
except KeyError as error: print(repr(error))
class Bare: pass
for what in (lambda: Bare[int], lambda: Bare()[0], lambda: int[3]):
    try: what()
    except TypeError as error: print(error)
