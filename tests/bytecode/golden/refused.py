# SPDX-License-Identifier: MIT
def f(a, /, **kw):
    try:
        pass
    except* ValueError:
        pass


async def g():
    yield 1


@micropython.viper
def v(x: int):
    return t"{x}"


@micropython.asm_thumb
def w():
    pass


s = f"{v!a}"


def generic[T](x: T):
    return T
