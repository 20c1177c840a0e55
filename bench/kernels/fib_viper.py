# SPDX-License-Identifier: MIT
"""fib(18), recursively, in viper."""

import micropython


@micropython.viper
def fib(n: int) -> int:
    if n < 2:
        return n
    return int(fib(n - 1)) + int(fib(n - 2))


def run():
    return fib(18)
