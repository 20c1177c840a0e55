# SPDX-License-Identifier: MIT
# str and bytes of less than 256 bytes, which have their length elsewhere than longer ones, and of more, each tried again
# when memory fails in it.
LONG = "0123456789abcdef" * 16


class Text(str):
    pass


def strs():
    found = []
    for n in 254, 255, 256:
        s = "".join(list(LONG))[:n]
        t = s + "!"
        found.append((len(t), s == LONG[:n], t[n], len(s * 2), len("%s.%s" % (s, t)), len(f"{s:>300}"), [len(x) for x in t.split("8")][-1]))
        found.append((s.upper() == LONG[:n].upper(), len(s.replace("0", "\u00e9")), {s: n}[LONG[:n]], len({s, t, LONG[:n]})))
    return found


def byteses():
    found = []
    for n in 254, 255, 256:
        b = LONG[:n].encode()
        c = b + b"!"
        found.append((len(c), c[-1], len(b.hex()), bytes(bytearray(c)) == c, len(b.replace(b"0", b"--")), b.decode() == LONG[:n], {b: n}[c[:n]]))
    return found


def classes():
    found = []
    for n in 255, 256:
        t = Text(LONG[:n])
        t.more = [n]
        setattr(t, LONG[:n], n)
        found.append((t.more, getattr(t, LONG[:n]), len(t), len(t.__dict__)))
    return found


for work in (strs, byteses, classes):
    while True:
        try:
            result = work()
            break
        except MemoryError:
            print("again")
    print(work.__name__, result)
