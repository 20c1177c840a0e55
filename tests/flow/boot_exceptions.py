# SPDX-License-Identifier: MIT
"""Exceptions that initialisers made: what they are made with is had by other attributes than args, and from yield from."""
ITEMS = [1]
STOP = StopIteration(ITEMS)
EXIT = SystemExit({"code": [1]})
GROUP = ExceptionGroup("group", [KeyError([2])])


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        raise STOP

    def __await__(self):
        return self


def gets():
    got = yield from Stops()
    got.append(2)
    return got


async def awaits():
    return (await Stops()).pop()


def run(coro):
    try:
        coro.send(None)
    except StopIteration as stop:
        return stop.value


def change(stop, leave, group):
    stop.value.append(3)
    leave.code["code"].append(4)
    group.exceptions[0].args[0].append(5)


change(STOP, EXIT, GROUP)
print(ITEMS, EXIT.code, GROUP.exceptions[0].args)
print(run(gets()), run(awaits()), ITEMS)
