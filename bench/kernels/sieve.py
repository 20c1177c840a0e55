# SPDX-License-Identifier: MIT
"""Primes below 8192 with one byte a number."""

flags = bytearray(8192)


def sieve(flags, n):
    count = 0
    for i in range(n):
        flags[i] = 1
    i = 2
    while i < n:
        if flags[i]:
            count += 1
            k = i + i
            while k < n:
                flags[k] = 0
                k += i
        i += 1
    return count


def run():
    return sieve(flags, 8192)
