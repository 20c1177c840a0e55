# SPDX-License-Identifier: MIT
# ExceptionGroup and BaseExceptionGroup: making, attributes, split, subgroup, derive.
def show(e):
    if isinstance(e, BaseExceptionGroup):
        return [type(e).__name__, e.message, [show(x) for x in e.exceptions]]
    return repr(e)


v, t, k = ValueError(1), TypeError('t'), KeyError('k')
inner = ExceptionGroup('inner', [t, k])
eg = ExceptionGroup('eg', [v, inner])
print(eg, repr(eg), str(inner), str(ExceptionGroup('one', (v,))))
print(eg.message, eg.exceptions == (v, inner), type(eg.exceptions), eg.args[0])
print(isinstance(eg, Exception), isinstance(eg, BaseExceptionGroup), issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
print(type(BaseExceptionGroup('b', [v])).__name__, type(BaseExceptionGroup('b', [KeyboardInterrupt()])).__name__)
print([c.__name__ for c in ExceptionGroup.__mro__], ExceptionGroup.__bases__ == (BaseExceptionGroup, Exception))


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message + '*', excs)


class Plain(BaseExceptionGroup):
    pass


class Coded(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Coded(self.message, excs, self.code + 1)


for make in (lambda: ExceptionGroup(), lambda: ExceptionGroup('x'), lambda: ExceptionGroup('x', [v], 1), lambda: ExceptionGroup(1, [v]),
             lambda: ExceptionGroup('x', 5), lambda: ExceptionGroup('x', []), lambda: ExceptionGroup('x', [v, 5]),
             lambda: ExceptionGroup('x', [v, ValueError]), lambda: ExceptionGroup('x', [KeyboardInterrupt()]),
             lambda: Mine('x', [SystemExit()]), lambda: ExceptionGroup('x', {v}), lambda: ExceptionGroup('x', None)):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
for condition in (ValueError, (KeyError, TypeError), LookupError, Exception, OSError, ExceptionGroup, lambda e: e is t,
                  lambda e: isinstance(e, ExceptionGroup) and e.message == 'inner'):
    match, rest = eg.split(condition)
    print(show(match), '|', show(rest), '|', show(eg.subgroup(condition)))
for condition in (5, 'x', (ValueError, 5), None):
    for f in (eg.split, eg.subgroup):
        try:
            f(condition)
        except TypeError as e:
            print(e)
m = Mine('m', [v, t, Mine('deep', [k, v])])
match, rest = m.split(ValueError)
print(show(match), show(rest))
c = Coded('c', [v, t], 7)
print(c.code, c.split(ValueError)[0].code, show(c.split(ValueError)[1]), c)
print(show(Plain('p', [v, KeyboardInterrupt()]).split(ValueError)))
print(show(eg.derive([k])), type(m.derive([k])).__name__)
try:
    try:
        raise OSError(1)
    except OSError as first:
        raise ExceptionGroup('raised', [v, t]) from first
except ExceptionGroup as e:
    a, b = e.split(ValueError)
    print(a.__cause__ is e.__cause__, b.__context__ is e.__context__, a.__suppress_context__, e.subgroup(TypeError).__cause__)
try:
    raise eg
except TypeError:
    print('no')
except Exception as e:
    print(e is eg)
for name in ('message', 'exceptions'):
    try:
        setattr(eg, name, 1)
    except AttributeError as e:
        print(e)
eg.extra = 5
print(eg.extra, hash(eg) == hash(eg), eg == eg)
plain = ValueError(1)
plain.code = 7
plain.add_note('first')
plain.add_note('second')
print(plain.code, plain.__notes__, hasattr(plain, 'other'))
try:
    plain.add_note(5)
except TypeError as e:
    print(e)
