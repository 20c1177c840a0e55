# SPDX-License-Identifier: MIT
# try, except, else, finally; matching; re-raising; exception objects.
def run(f):
    try:
        r = f()
    except ZeroDivisionError as e:
        return 'zero: ' + str(e)
    except (KeyError, IndexError) as e:
        return type(e).__name__ + ': ' + str(e)
    except Exception as e:
        return 'other ' + type(e).__name__ + ': ' + str(e)
    else:
        return 'ok ' + str(r)
    finally:
        print('[finally]', end=' ')
print(run(lambda: 1 / 0))
print(run(lambda: {}['k']))
print(run(lambda: [][3]))
print(run(lambda: int('x')))
print(run(lambda: 5))
print(run(lambda: None.foo))

def nested():
    try:
        try:
            raise ValueError('inner')
        finally:
            print('cleanup')
    except ValueError as e:
        return 'outer got ' + str(e)
print(nested())

def reraise():
    try:
        raise KeyError('k')
    except KeyError:
        raise
try:
    reraise()
except KeyError as e:
    print(repr(e), e.args)

def ret_finally():
    for i in range(3):
        try:
            if i == 1: return i
            continue
        finally:
            print('f', i)
print(ret_finally())

def override():
    try:
        return 'try'
    finally:
        return 'finally'
print(override())

def loop_break():
    while True:
        try:
            break
        finally:
            print('breaking')
    return 'left'
print(loop_break())

class Custom(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
    def __str__(self): return f'[{self.code}] {self.args[0]}'
try:
    raise Custom(7, 'bad')
except Custom as e:
    print(e, repr(e), e.code, e.args)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == '', e.args)
print(repr(ValueError(1, 'two')), str(ValueError(1, 'two')), repr(KeyError('x')), str(KeyError('x')))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except 'notclass':
        pass
except TypeError as e:
    print(e)
e = 'outer name'
try:
    raise ValueError('v')
except ValueError as e:
    pass
try:
    e
except NameError as x:
    print(x)
print(issubclass(IndexError, LookupError), issubclass(RecursionError, RuntimeError), issubclass(Exception, BaseException))
try:
    assert 1 == 2, 'message'
except AssertionError as err:
    print('assert', err)
try:
    assert False
except AssertionError as err:
    print('assert', repr(err))
try:
    raise
except RuntimeError as err:
    print(err)
a = OSError(2, 'No such file')
print(a.errno, a.strerror if hasattr(a, 'strerror') else '', a.args)
