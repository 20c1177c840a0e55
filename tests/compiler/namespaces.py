# SPDX-License-Identifier: MIT
# Where names are found and stored: globals, locals, functions, class bodies.
exec("a = 5\nb = a * 2")
print(a, b, eval("a + b"))

d = {"x": 3}
exec("y = x * 2\ndef f(n):\n    global z\n    z = n\n    return n + x", d)
print(d["y"], d["f"](10), d["z"], "f" in globals(), d["f"].__name__)
print(sorted(k for k in d if k != "__builtins__"))

l = {}
exec("global g1\ng1 = 1\nl1 = 2\ndel g1\ng1 = 3", globals(), l)
print(l, g1)
exec("x = 1\ny = x + 1\nclass A:\n    z = 7\n    def m(self): return self.z", {}, l)
print(l["y"], l["A"]().m())


def function():
    local = 7
    other = [local]
    exec("local = 99")
    print(eval("local * 2"), eval("other"), local)
    print(eval("local", {"local": "from globals"}), eval("[local, q]", {}, {"local": 1, "q": 2}))


function()


class Body:
    inside = 4
    twice = eval("inside * 2")
    exec("made = inside + 1")


print(Body.twice, Body.made)

for text in ("nope", "del_me", "(lambda: nope)()", "1 +", "x = 1", "a b"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
for text in ("del nope", "def f():\n    del nope\n    global nope\nf()", "global nope2\ndel nope2"):
    try:
        exec(text)
    except Exception as e:
        print(type(e).__name__, e)

m = {"__name__": "mod"}
exec("name = __name__\nclass C: pass\ndef f(): return globals()", m)
print(m["name"], m["C"], m["C"].__module__, m["f"].__module__, m["f"]() is m)
exec("import sys\nfrom math import floor as fl", m)
print(m["fl"](2.5), m["sys"].byteorder)
exec("len = lambda v: 'my len'\nprint(len([]))", m)
print(len([]), m["len"]([]))
