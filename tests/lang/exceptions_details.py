# SPDX-License-Identifier: MIT
# What exceptions say beside their text: notes, name and obj, and the family of OSError.
def show(f):
    try:
        print('->', f())
    except BaseException as e:
        print(type(e).__name__, e, repr(e), e.args)
        return e

e = ValueError('a')
e.add_note('one')
e.add_note('two')
print(e.__notes__)
show(lambda: e.add_note(5))

try: [].nothing
except AttributeError as x: print(x, x.name, x.obj)
try: undefined_name
except NameError as x: print(x, x.name)
def unbound():
    def inner(): return free
    try: inner()
    except NameError as x: print(x, x.name)
    free = 1
unbound()
try: import no_such_module
except ImportError as x: print(type(x).__name__, x, x.name)
print(AttributeError('t', name='n', obj=1).name, NameError('t').name, ImportError('t', path='p').path)
show(lambda: ValueError(name=1))
show(lambda: AttributeError(nonsense=1))

def raiser(*args):
    raise OSError(*args)
for args in ((), ('just',), (2, 'text'), (2, 'text', 'file'), (13, 'no'), (17, 'x'), (99999, 'y'), (1, 2, 3)):
    x = show(lambda: raiser(*args))
    print(x.errno, x.strerror, x.filename)
for n in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 5):
    print(n, type(OSError(n, 'm')).__name__)
print(IOError is OSError, EnvironmentError is OSError, issubclass(ConnectionResetError, ConnectionError))
try: raise FileNotFoundError(2, 'gone', 'here')
except OSError as x: print(x, x.filename)
class Mine(OSError):
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = len(args)
x = show(lambda: (_ for _ in ()).throw(Mine(5, 'mine')))
print(x.extra, x.errno)


# What is set goes before what args say.
stop = StopIteration(1)
stop.value = 2
leave = SystemExit(1)
leave.code = 3
print(stop.value, stop.args, leave.code, leave.args)
