# SPDX-License-Identifier: MIT
"""Utilities for the with statement."""
from functools import update_wrapper as _update_wrapper


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        def inner(*args, **kwargs):
            with self._recreate_cm():
                return function(*args, **kwargs)

        return _update_wrapper(inner, function)


class AsyncContextDecorator(ContextDecorator):
    def __call__(self, function):
        async def inner(*args, **kwargs):
            async with self._recreate_cm():
                return await function(*args, **kwargs)

        return _update_wrapper(inner, function)


def _is_swallowed(raised, thrown):
    """Of what came out of a generator when `thrown` was thrown in: is it to be forgotten? None: to be raised."""
    if raised is thrown:
        return False
    if isinstance(raised, (StopIteration, StopAsyncIteration)):
        return True
    if isinstance(raised, RuntimeError) and raised.__cause__ is thrown and isinstance(
            thrown, (StopIteration, StopAsyncIteration)):
        return False
    return None


class _Recreated:
    def __init__(self, function, args, kwargs):
        self.parts = function, args, kwargs
        self.gen = function(*args, **kwargs)

    def _recreate_cm(self):
        return type(self)(*self.parts)


class _GeneratorContextManager(_Recreated, ContextDecorator, AbstractContextManager):
    def __enter__(self):
        self.parts = None
        for value in self.gen:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            for value in self.gen:
                self.gen.close()
                raise RuntimeError("generator didn't stop")
            return False
        if exc_value is None:
            exc_value = exc_type()
        try:
            self.gen.throw(exc_value)
        except BaseException as error:
            swallowed = _is_swallowed(error, exc_value)
            if swallowed is None:
                raise
            return swallowed
        self.gen.close()
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    return _update_wrapper(lambda *args, **kwargs: _GeneratorContextManager(function, args, kwargs), function)


class _AsyncGeneratorContextManager(_Recreated, AsyncContextDecorator, AbstractAsyncContextManager):
    async def __aenter__(self):
        self.parts = None
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            await self.gen.aclose()
            raise RuntimeError("generator didn't stop")
        if exc_value is None:
            exc_value = exc_type()
        try:
            await self.gen.athrow(exc_value)
        except BaseException as error:
            swallowed = _is_swallowed(error, exc_value)
            if swallowed is None:
                raise
            return swallowed
        await self.gen.aclose()
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(function):
    return _update_wrapper(lambda *args, **kwargs: _AsyncGeneratorContextManager(function, args, kwargs), function)


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result


class _Stack:
    """Exits to be called, the latest first: pairs of an __exit__ and whether its result is to be awaited."""

    def __init__(self):
        self._exits = []

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        self._exits.append((False, exit if method is None else _bind(method, exit)))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        if not hasattr(cls, "__enter__") or not hasattr(cls, "__exit__"):
            raise TypeError("'%s.%s' object does not support the context manager protocol"
                            % (cls.__module__, cls.__qualname__))
        exit = _bind(cls.__exit__, cm)
        result = cls.__enter__(cm)
        self._exits.append((False, exit))
        return result

    def callback(self, callback, /, *args, **kwargs):
        def exit(*exc_info):
            callback(*args, **kwargs)

        self._exits.append((False, exit))
        return callback

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def _unwind(self, error):
        """A generator of the exits to call, with what is pending; it is sent what came of each."""
        pending, received = error, error is not None
        while self._exits:
            is_async, exit = self._exits.pop()
            swallowed, raised = yield is_async, exit, pending
            if raised is not None:
                _set_context(raised, pending, error)
                pending = raised
            elif swallowed and pending is not None:
                pending = None
        if pending is None:
            return received
        if pending is not error:
            raise pending
        return False


def _bind(method, self):
    return lambda *exc_info: method(self, *exc_info)


def _set_context(raised, pending, outer):
    """Makes `pending` the context of an error that was raised when it was already there; what the interpreter has put
    there is what is handled outside of the with statement."""
    while raised is not pending:
        context = raised.__context__
        if context is None or context is pending or context is outer:
            raised.__context__ = pending
            return
        raised = context


def _details(error):
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


class ExitStack(_Stack, AbstractContextManager):
    def __exit__(self, exc_type, exc_value, traceback):
        steps = self._unwind(exc_value)
        result = None
        try:
            while True:
                is_async, exit, pending = steps.send(result)
                try:
                    result = exit(*_details(pending)), None
                except BaseException as error:
                    result = False, error
        except StopIteration as stop:
            return stop.value

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    async def __aexit__(self, exc_type, exc_value, traceback):
        steps = self._unwind(exc_value)
        result = None
        while True:
            try:
                is_async, exit, pending = steps.send(result)
            except StopIteration as stop:
                return stop.value
            try:
                swallowed = exit(*_details(pending))
                result = (await swallowed if is_async else swallowed), None
            except BaseException as error:
                result = False, error

    async def enter_async_context(self, cm):
        cls = type(cm)
        if not hasattr(cls, "__aenter__") or not hasattr(cls, "__aexit__"):
            raise TypeError("'%s.%s' object does not support the asynchronous context manager protocol"
                            % (cls.__module__, cls.__qualname__))
        result = await cls.__aenter__(cm)
        self._exits.append((True, _bind(cls.__aexit__, cm)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._exits.append((True, exit if method is None else _bind(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwargs):
        async def exit(*exc_info):
            await callback(*args, **kwargs)

        self._exits.append((True, exit))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)
