# SPDX-License-Identifier: MIT
# Files that are longer than what is compiled at once.
text = "".join("v%d = %d\ndef f%d(n):\n    'doc %d'\n    return v%d + n\n" % (i, i, i, i, i) for i in range(24))
names = {}
exec(text + "last = [f.__doc__ for f in (f0, f23)]", names)
print(names["f23"](1), names["v22"], names["last"], sum(names["f%d" % i](0) for i in range(24)))
code = compile(text, "long.py", "exec")
for _ in range(2):
    again = {}
    print(eval(code, again), len([k for k in again if k[0] == "v"]))
try:
    exec("print('never')\n" + text + "x = = 1\n")
except SyntaxError as e:
    print(e.lineno)
try:
    exec(text + "f0('a')\n" + text, {})
except TypeError as e:
    print(type(e).__name__)
there = {}
exec("global g\n" + text + "g = 1\nh = 2\n", names, there)
print("g" in there, "h" in there, names["g"], "v23" in there)
exec("import sys\n" * 3 + "class A:\n" + "".join("    def m%d(self): return self.v + %d\n" % (i, i) for i in range(20)) + "    v = 1\n", there)
print(there["A"]().m19())
exec("#\n" * 300)
