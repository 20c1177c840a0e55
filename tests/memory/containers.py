# SPDX-License-Identifier: MIT
# Each piece of work is done again when memory fails in it; what is left of the first try must do no harm.
kept = {"list": [1, 2, 3], "dict": {}, "set": set()}


def lists():
    a = [i * i for i in range(40)]
    a += a[::3]
    a.insert(5, "x")
    a[2:4] = (7, 8, 9)
    return sorted(map(str, a))[:5], len(a), a.index("x")


def dicts():
    d = {i: str(i) for i in range(30)}
    d.update(a=1, b=2)
    for i in range(0, 30, 2):
        del d[i]
    return list(d.items())[-3:], len(d), d.pop("a"), d.get(5)


def sets():
    a = set(range(25)) | {"x", (1, 2), 3.5}
    b = frozenset(range(20, 30))
    return len(a | b), sorted(a & b), len(a ^ b)


def texts():
    s = "".join("%d-%s;" % (i, "ab" * i) for i in range(8))
    return s.upper().split(";")[3], f"{len(s):>8}|{s[:4]!r}", "{0:x}{1}".format(255, [1, (2,)]), s.encode()[:5]


def numbers():
    n = 3 ** 90
    return n // 7 ** 20, n % 1000, -n >> 5, str(n)[:10], int("123456789" * 4) + 1


def growing():
    kept["list"].append(len(kept["list"]))
    for i in range(60):
        kept["dict"][i] = i
        kept["set"].add(i)
    return len(kept["dict"]), len(kept["set"]), kept["list"][:3]


def arrays():
    b = bytearray(b"abc")
    for i in range(40):
        b.append(i)
    b.extend(b"xyz")
    return bytes(b[-5:]), len(b), memoryview(b)[3:6].tolist()


for work in (lists, dicts, sets, texts, numbers, growing, arrays):
    while True:
        try:
            result = work()
            break
        except MemoryError:
            print("again")
    print(work.__name__, result)
