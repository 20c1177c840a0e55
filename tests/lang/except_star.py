# SPDX-License-Identifier: MIT
# except* (PEP 654).
def show(e):
    if isinstance(e, BaseExceptionGroup):
        return [type(e).__name__, e.message, [show(x) for x in e.exceptions]]
    return repr(e)


def attempt(f, *args):
    try:
        print('result', f(*args))
    except BaseException as e:
        print('raised', show(e), 'context', show(e.__context__), 'cause', show(e.__cause__))


def make():
    return ExceptionGroup('eg', [ValueError(1), TypeError(2), ExceptionGroup('in', [KeyError(3), ValueError(4)])])


def basic(exc):
    try:
        if exc:
            raise exc
        print('body')
    except* ValueError as e:
        print('V', show(e))
    except* (KeyError, OSError) as e:
        print('K', show(e))
    else:
        print('else')
    finally:
        print('finally')
    return 'end'


for exc in (None, ValueError('naked'), KeyError('k'), TypeError('t'), make(), ExceptionGroup('vk', [ValueError(0), KeyError(0)]),
            KeyboardInterrupt(), BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError(9)])):
    attempt(basic, exc)


def unnamed():
    try:
        raise make()
    except* ValueError:
        print('some')
    except* TypeError:
        print('others')
    except* Exception as e:
        print('rest', show(e))
    return 'ok'


attempt(unnamed)


def reraise():
    try:
        raise make()
    except* ValueError:
        raise
    except* KeyError:
        pass


attempt(reraise)


def raise_new():
    try:
        raise make()
    except* ValueError as e:
        raise OSError('new')
    except* TypeError as e:
        raise RuntimeError('two') from e


attempt(raise_new)


def raise_same():
    try:
        raise make()
    except* ValueError as e:
        raise e
    except* TypeError as e:
        print('T', show(e))


attempt(raise_same)


def naked_new():
    try:
        raise ValueError('n')
    except* ValueError as e:
        print(show(e), show(e.__context__))
        raise KeyError('from handler')


attempt(naked_new)


def naked_again():
    try:
        raise ValueError('n')
    except* ValueError:
        raise


attempt(naked_again)


def handling():
    import sys
    try:
        raise make()
    except* ValueError as e:
        print(sys.exc_info()[1] is e)
        try:
            raise KeyError('inner')
        except KeyError as k:
            print(show(k.__context__))
        print(sys.exc_info()[1] is e)
    except* Exception as e:
        print(sys.exc_info()[1] is e)
    print(sys.exc_info()[1])


attempt(handling)


def bad_type(what):
    try:
        raise make()
    except* what:
        print('no')


attempt(bad_type, 5)
attempt(bad_type, ExceptionGroup)
attempt(bad_type, (ValueError, ExceptionGroup))


def nested():
    try:
        try:
            raise make()
        except* ValueError:
            print('inner')
    except* TypeError as e:
        print('outer', show(e))
    except* KeyError as e:
        print('outer', show(e))
    try:
        e
    except NameError as x:
        print(x)


attempt(nested)


def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            raise ExceptionGroup('l', [ValueError(i)])
        except* ValueError as e:
            print(i, show(e))
    return i


attempt(loop)


def generator():
    try:
        yield 1
    except* ValueError as e:
        yield show(e)
    yield 3


g = generator()
print(next(g), g.throw(ExceptionGroup('g', [ValueError(5)])), next(g))


def closure():
    caught = []
    try:
        raise make()
    except* TypeError as e:
        caught.append(lambda: caught and 'seen')
    except* Exception:
        pass
    return caught[0]()


attempt(closure)


class Custom(ExceptionGroup):
    def derive(self, excs):
        return Custom('derived ' + self.message, excs)


def custom():
    try:
        raise Custom('c', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        print(show(e))


attempt(custom)
