# SPDX-License-Identifier: MIT
# alone
# What tracebacks of exception groups look like: nested, with causes and notes, more than are shown, rings.
import io, sys, traceback


def show(e):
    out = io.StringIO()
    traceback.print_exception(e, file=out)
    print(out.getvalue())


def chain(a, b, cause=True):
    if cause: a.__cause__ = b
    else: a.__context__ = b
    return a


show(ExceptionGroup('one', [ValueError(1)]))
show(ExceptionGroup('two', [ValueError('line\nsecond'), TypeError()]))
show(ExceptionGroup('nested', [ExceptionGroup('inner', [KeyError('k'), OSError(2, 'no')]), ValueError(2)]))
show(ExceptionGroup('last', [ValueError(2), ExceptionGroup('inner', [KeyError('k')])]))
show(ExceptionGroup('many', [ValueError(i) for i in range(16)]))
show(ExceptionGroup('more', [ValueError(i) for i in range(17)]))
show(BaseExceptionGroup('base', [KeyboardInterrupt(), SystemExit(3)]))
show(chain(ValueError('after'), ExceptionGroup('cause', [ValueError(1)])))
show(chain(ExceptionGroup('after', [ValueError(1)]), TypeError('before'), False))
show(ExceptionGroup('causes', [chain(ValueError(1), TypeError(2)), chain(ValueError(3), ExceptionGroup('in', [KeyError(4)]), False)]))
e = ExceptionGroup('notes', [ValueError(1)])
if hasattr(e, 'add_note'):
    e.add_note('a note\nof two lines')
    e.exceptions[0].add_note('inside')
show(e)
deep = ValueError('deepest')
for i in range(12):
    deep = ExceptionGroup('level %d' % i, [deep])
show(deep)
print('raised')
sys.stdout.flush() if hasattr(sys.stdout, 'flush') else None
raise ExceptionGroup('end', [ValueError(1), ExceptionGroup('in', [TypeError(2)])])
