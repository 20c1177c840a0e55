# SPDX-License-Identifier: MIT
# str and bytes around the length where their objects hold it in another way (255 bytes), as constants, as what an
# initialiser made, and as made at run time: all operations, hashes, names, classes derived from them.
PATTERN = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
SIZES = 1, 254, 255, 256, 257, 600
EDGES = 255, 256


def text(n):
    return "".join([PATTERN] * 10)[:n]


def wide(n):
    """n bytes, of which all but the last few are letters of two."""
    return "\u00e9" * (n // 2) + "x" * (n % 2)

ROM = {
    0: "",
    1:
    "0",
    254:
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    "wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    255:
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    "wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-",
    256:
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    "wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_",
    257:
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    "wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0",
    600:
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    "wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    "wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    "wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    "0123456789abcdefghijklmn",
}
ROM_BYTES = {
    1:
    b"0",
    254:
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    b"wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    255:
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    b"wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-",
    256:
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    b"wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_",
    257:
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuv"
    b"wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0",
}
WIDE = {
    255:
    "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
    "éééééééééééééééééééééééééééééééx",
    256:
    "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
    "éééééééééééééééééééééééééééééééé",
    257:
    "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
    "ééééééééééééééééééééééééééééééééx",
}
MADE = {n: text(n) for n in SIZES}
MADE_BYTES = {n: text(n).encode() for n in SIZES}
KEYED = {text(n): n for n in SIZES}


class Text(str):
    pass


class Octets(bytes):
    pass


class Holder:
    pass


def marked(s, n):
    s.mark = n
    return s


HELD = [marked(Text(text(n)), n) for n in SIZES] + [marked(Octets(text(n).encode()), -n) for n in SIZES]


def same(a, b):
    """Equal in all ways, with nobody's hash known at first."""
    return a == b, not a != b, b == a, a <= b, not a < b, hash(a) == hash(b), a == b, {a: 1}.get(b), b in {a}


def equal():
    for n in SIZES:
        print(n, same(ROM[n], text(n)), same(text(n), ROM[n]), same(text(n), text(n)), same(MADE[n], text(n)), ROM[n] == MADE[n])
        print(KEYED[text(n)], KEYED[ROM[n]], KEYED.get(text(n)[1:] + "."), text(n) in KEYED, hash(Text(text(n))) == hash(text(n)))
        for m in SIZES:
            s = text(m)
            print(MADE[n] == s, ROM[n] == s, MADE[n] < s, MADE[n] == s[:-1] + "?", end=" ")
        print("" == text(n), text(n) == "", Text("") == text(n), text(n)[:0] == Text(""), len(Text("")), Text("") == ROM[0])
    for n in WIDE:
        print(n, same(WIDE[n], wide(n)), len(wide(n)), len(wide(n).encode()), wide(n) == text(n), text(n) == WIDE[n])
    for n in ROM_BYTES:
        b = text(n).encode()
        print(n, same(ROM_BYTES[n], b), same(MADE_BYTES[n], b), same(b, bytes(bytearray(b))), b == b[:-1] + b"?", b == text(n)[:-1].encode())


def short(s):
    return len(s), s[:3], s[-3:]


def strs():
    for n in EDGES:
        for s in (ROM[n], text(n), wide(n)):
            k = len(s)
            print(k, short(s[0:k]), short(s[1:]), short(s[:-1]), short(s[::-1]), s[k - 1], s[-k], k and s[k // 2], bool(s))
            print(short(s + "!"), short("!" + s), short(s * 2), short(s * 3), short(s + s[:1]), (s * 2).find(s, 1), s.rfind(s[-1]), s in s * 2)
            print(short(s.upper()), short(s.replace("a", "")), short(s.replace("0", "--")), short(s.strip("0_x")), short(s.center(k + 2)), s.count("a"))
            print([len(x) for x in s.split("5")], [len(x) for x in s.partition("9")], short("5".join(s.split("5"))), short(",".join([s, s])))
            print(short("%s" % s), short("%%%s%%" % s), short("{}".format(s)), short(f"{s}"), short(f"{s:>258}"), short(repr(s)), short(str(s)))
            print(short(s.encode()), short(s.encode().decode()), s.encode().decode() == s, s.startswith(s), s.endswith(s[1:]), s.isalpha())
    s = text(256)
    print(short("".join(list(s))), sum(map(ord, s)), short(s.translate({48: "zero", 49: None})))


def byteses():
    for n in EDGES:
        for b in (text(n).encode(), MADE_BYTES[n]):
            print(n, len(b), short(b[:]), short(b[1:]), short(b[::-1]), b[n - 1], b[-n], b[n // 2], bool(b), sum(b))
            print(short(b + b"!"), short(b"!" + b), short(b * 2), short(b * 3), (b * 2).find(b, 1), b.rfind(b[-1:]), b in b * 2, 48 in b)
            print(short(b.upper()), short(b.replace(b"a", b"")), short(b.replace(b"0", b"--")), short(b.strip(b"0_")), [len(x) for x in b.split(b"5")])
            print(short(b.hex()), bytes.fromhex(b.hex()) == b, short(bytearray(b)), short(bytes(memoryview(b))), short(b"".join([b, b])), short(bytes(list(b))))
            print(short(repr(b)), short(b.decode()), short(b"%s" % b), bytes(n) == b"\0" * n, len(bytes(n)), short(b.translate(None, b"12")))
        print(int.from_bytes(text(n).encode(), "big") % 1000003, short((7 << 8 * (n - 1)).to_bytes(n, "big")))


def classes():
    for n in EDGES:
        t, b = Text(text(n)), Octets(text(n).encode())
        t.first, t.more, b.first = n, [n], "b" * n
        print(t.first, t.more, len(b.first), len(t), len(b), t == text(n), b == text(n).encode(), short(t[1:]), short(b + b"."), type(t + "") is str)
        print(sorted(t.__dict__), list(b.__dict__), KEYED[t])
    print([(s.mark, short(s), s == text(abs(s.mark)), s == text(abs(s.mark)).encode()) for s in HELD])


def names():
    for n in EDGES:
        name = "n" + text(n)
        h = Holder()
        setattr(h, name, n)
        setattr(h, "n" + ROM[n], n + 1)
        print(getattr(h, name), len(h.__dict__), [len(k) for k in h.__dict__], hasattr(h, name + "!"), h.__dict__["n" + text(n)])
        print((lambda **kw: [(len(k), v) for k, v in kw.items()])(**{name: 1, name[:-1]: 2}), len(type(name, (), {}).__name__))
        delattr(h, "n" + MADE[n])
        print(hasattr(h, name), len({text(n), ROM[n], MADE[n], Text(text(n)), text(n) + "!"}))


def many():
    """Keys that differ at their end, or only in the middle, short and long ones of one length."""
    for n in (250, 300):
        d = {}
        for i in range(10):
            d["%0*d" % (n, i)] = i
            d[text(n // 2) + str(i % 10) + text(n // 2)] = -i
        print(len(d), sum(d.values()), d["%0*d" % (n, 9)], d.get("%0*d" % (n, 10)), len(set(d)), all(k in d for k in list(d)))


equal()
strs()
byteses()
classes()
names()
many()
