# SPDX-License-Identifier: MIT
# Scheduled functions that schedule themselves without end: the program goes on, and they run when it sleeps.
# not: stock
import micropython
import time

ran = 0
stop = False


def again(step):
    global ran
    ran += step
    if not stop:
        micropython.schedule(again, step)


micropython.schedule(again, 1)
print(100 <= ran < 1000)
# expect: True
before = ran
micropython.schedule(print, "first what waits, then the new one")
# expect: first what waits, then the new one
print(ran > before)
# expect: True
for sleep in (time.sleep, time.sleep_ms, time.sleep_us):
    before = ran
    sleep(0)
    print(ran > before)
# expect: True
# expect: True
# expect: True
start, before = time.ticks_ms(), ran
time.sleep_ms(20)  # to its end, however much there is to do
print(time.ticks_diff(time.ticks_ms(), start) >= 20, ran > before)
# expect: True True

before = ran


def nested(x):
    was = ran
    time.sleep_ms(0)
    print(ran == was)  # one ends before the next one begins


micropython.schedule(nested, None)
# expect: True
stop = True
time.sleep(0)
before = ran
time.sleep(0.001)
print(ran == before)
# expect: True


def fails(x):
    if x:
        micropython.schedule(fails, x - 1)
    else:
        raise ValueError("at last")


micropython.schedule(fails, 150)
print("not yet")
# expect: not yet
time.sleep_ms(1)  # prints the error


def full(x):
    try:
        for i in range(9):
            micropython.schedule(abs, i)
    except RuntimeError as e:
        print(e, i)


micropython.schedule(full, 0)
# expect: schedule queue full 8
time.sleep_ms(1)
micropython.schedule(print, "empty again")
# expect: empty again
