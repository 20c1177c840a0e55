# SPDX-License-Identifier: MIT
import string
from string import Template, Formatter, capwords

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace))
print(string.ascii_lowercase + string.ascii_uppercase == string.ascii_letters, len(string.printable), string.printable == string.digits + string.ascii_letters + string.punctuation + string.whitespace)
print(capwords("hello  big world"), capwords("a-b-c", "-"), capwords(""), repr(capwords("  x  y ")))

t = Template("$who likes ${what}ies, $$5 $who.x ${_a1}")
print(t.substitute(who="tim", what="cook", _a1=3), t.substitute({"who": 1, "what": 2}, _a1=3, who="kw"), t.template[:4])
print(t.safe_substitute(who="tim"), t.get_identifiers(), t.is_valid(), Template("$ x").is_valid())
print(Template("100$ $1 ${x $y").safe_substitute(y="Y", x="X"))
for text in ("$ 5", "a\nb $", "${}", "$-x", "${a b}"):
    try:
        Template(text).substitute(a=1)
    except ValueError as error:
        print(error)
try:
    t.substitute(who=1)
except KeyError as error:
    print("KeyError", error)


class Percent(Template):
    delimiter = "%"


print(Percent("%a $a %%").substitute(a=1))

f = Formatter()
print(f.format("{} {}", 1, 2), f.format("{0[1]} {a.real} {0[0]!r:>6}", ["x", "y"], a=5), f.format("{{}} {:{}}|", "x", 4))
print(f.format("{x:{w}.{p}f}", x=3.14159, w=8, p=2), f.vformat("{k[a]}", (), {"k": {"a": 1}}), f.format("none"))
print(list(f.parse("a{b!r:c}d{}{{e}}{x.y[0]:{w}}")))
for text, args in (("{", ()), ("}", ()), ("{0} {}", (1, 2)), ("{!x}", (1,)), ("{a}", ()), ("{5}", ()), ("{} {1}", (1, 2))):
    try:
        print(f.format(text, *args))
    except Exception as error:
        print(type(error).__name__, error if type(error) is not IndexError else "")


class Defaults(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "-") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print(sorted(map(str, used)), len(args), sorted(kwargs))


print(Defaults().format("{a} {b} {0}", 9, a=1, c=2))
