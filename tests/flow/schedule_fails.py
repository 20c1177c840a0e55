# SPDX-License-Identifier: MIT
# alone
"""Errors of scheduled functions are printed; who runs at that time goes on."""
import micropython
import time


def fails(x):
    raise ValueError("of nobody", x)


def stops(x):
    raise SystemExit(3)


try:
    micropython.schedule(fails, 1)
    print("caller goes on")
except ValueError as e:
    print("got", e)


def two(x):
    micropython.schedule(fails, x)
    micropython.schedule(print, "second []")


micropython.schedule(two, 2)
try:
    time.sleep(0.001)
    print("waits []")
except ValueError as e:
    print("got", e)
try:
    micropython.schedule(stops, 0)
except SystemExit as e:
    print("status")
