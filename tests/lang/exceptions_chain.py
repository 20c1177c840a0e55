# SPDX-License-Identifier: MIT
# cause, context, suppression, tracebacks' objects.
def chain():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('converted') from e
try:
    chain()
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)

def context():
    try:
        {}['a']
    except KeyError:
        [][1]
try:
    context()
except IndexError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)

def silent():
    try:
        {}['a']
    except KeyError:
        raise TypeError('quiet') from None
try:
    silent()
except TypeError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)

try:
    raise ValueError('x') from KeyError('made')
except ValueError as e:
    print(repr(e.__cause__))
try:
    raise ValueError('x') from KeyError
except ValueError as e:
    print(repr(e.__cause__))
try:
    raise ValueError('x') from 5
except TypeError as e:
    print(e)

def deep(n):
    try:
        if n: deep(n - 1)
        else: raise KeyError(0)
    except Exception as e:
        raise RuntimeError(n)
try:
    deep(3)
except RuntimeError as e:
    names = []
    while e:
        names.append(repr(e))
        e = e.__context__
    print(names)

def in_finally():
    try:
        raise ValueError('first')
    finally:
        try:
            raise KeyError('second')
        except KeyError as e:
            print('in finally', repr(e), repr(e.__context__))
try:
    in_finally()
except ValueError as e:
    print(repr(e), e.__context__)

def handled_then_new():
    try:
        raise ValueError
    except ValueError:
        pass
    raise KeyError
try:
    handled_then_new()
except KeyError as e:
    print(e.__context__)
try:
    try:
        raise ValueError('a')
    except ValueError as e:
        saved = e
    raise saved
except ValueError as e:
    print(e is saved, e.__traceback__ is not None)
x = ValueError('made'); print(x.__traceback__)
