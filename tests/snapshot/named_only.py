# SPDX-License-Identifier: MIT
# To name what must not be called at build time is not to call it.
# boot: 21 22
# oracle
import time


def encode(value, seen=(), id=id, print=print, clock=time.monotonic):
    return "%s %s" % (value, len(seen))


class Port:
    write = print
    now = staticmethod(time.monotonic)


table = {"id": id, "print": print}
text = encode(3)
names = sorted(table)

table["print"](text, names, Port.now is time.monotonic)
Port.write(encode(4, [5]), table["id"] is id)
