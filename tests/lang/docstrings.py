# SPDX-License-Identifier: MIT
"""The module's own."""
def plain(): return 1
def told():
    "the function's"
    return 2
def twice(f):
    def wrapped(*args): return f(*args)
    wrapped.__doc__ = f.__doc__
    wrapped.__name__ = f.__name__
    return wrapped
@twice
def decorated(x):
    """the decorated one's"""
    return x
class C:
    """the class's"""
    def method(self):
        '''the method's'''
    @property
    def p(self):
        "the property's"
        return 1
    @classmethod
    def make(cls): "the class method's"
    bare = property(lambda self: 1, doc='given')
class D(C): pass
print(plain.__doc__, told.__doc__, decorated.__doc__, decorated.__name__, (lambda: 1).__doc__)
print(C.__doc__, C.method.__doc__, C().method.__doc__, C.p.__doc__, C.make.__doc__, C.bare.__doc__, D.__doc__)
plain.__doc__ = 'new'
told.__doc__ = None
print(plain.__doc__, told.__doc__, plain.__dict__, decorated(3))
def gen():
    "a generator's"
    yield 1
print(gen.__doc__, list(gen()))
def outer(n):
    def inner(k=n):
        "a closure's"
        return n + k
    return inner
print(outer(2).__doc__, outer(2)())
