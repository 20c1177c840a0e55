# SPDX-License-Identifier: MIT
s = {1, "a", (2,)}
t = frozenset("ab")
print(sorted(map(str, s | t)), s & t, len(s ^ t), s - t == {1, (2,)}, "a" in t)
d = {k: [v] for k, v in zip("ab", (1, "x"))}
print(d["b"][0].upper(), d.get("z", (5,))[0] + 1, d.setdefault("q", {})  == {}, [k.upper() for k in d], [v[0] for v in d.values() if v])
d.update({"n": {"m": b"y"}}, z=3.5)
print(d["n"]["m"][0], d["z"] / 2, d.pop("a")[0] + 1, d.popitem()[1], {**d, "w": 1}["w"], d.keys() & {"b"}, sorted(d.keys() | {"c"}))
e = dict([("x", [1]), ("y", "s")])
print(e["x"][0], e["y"].upper(), dict(e, v=2)["v"] + 1, list(e.items())[1][1].upper())
x, *y = [1, "b", {2: 3}]
print(x + 1, y[0].upper(), y[1][2])
a = [[], {}]
a[0].append(3), a[1].update(k="v")
print(a[0][0] + 1, a[1]["k"].upper(), [*a[0], *"q"][1].upper(), a[-1:][0]["k"])
