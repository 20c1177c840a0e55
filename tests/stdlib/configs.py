# SPDX-License-Identifier: MIT
# modules: configparser
# INI files: reading, writing, interpolation, converters, errors.
import configparser
import io


def show(name, f, *args, **kwargs):
    try:
        print(name, repr(f(*args, **kwargs)))
    except Exception as e:
        print(name, type(e).__name__, str(e).replace("\n", " / "))


text = """
[DEFAULT]
home = /home
port = 80

; a comment
[server]
host: example.org
root = %(home)s/www
port = 8080
flag = yes
ratio = 0.25
long = one
    two

    three
# another
[empty]
[other section]
Key With Spaces = value ; not a comment
none
"""
c = configparser.ConfigParser(allow_no_value=True)
c.read_string(text)
print(c.sections(), c.defaults(), "server" in c, c.has_section("nope"), c.has_option("server", "home"), c.options("server"))
print(c["server"]["root"], c.get("server", "root", raw=True), c.getint("server", "port"), c.getint("empty", "port"), c.getboolean("server", "flag"), c.getfloat("server", "ratio"))
print(repr(c["server"]["long"]), dict(c["other section"]), c.items("server"), c.get("server", "zz", fallback="fb"), c["empty"].get("x"), c["server"].getint("nope", 5))
print(c["server"].name, len(c), list(c), c["empty"] == {}, sorted(c["empty"]))
c["new"] = {"a": "1", "b": "%(a)s%%"}
c.set("new", "c", "3")
c.add_section("more")
c["more"]["x"] = "y"
c.remove_option("server", "flag")
c.remove_section("empty")
out = io.StringIO()
c.write(out)
print(out.getvalue())
print(c["new"]["b"], c.pop("new").name, c.pop("more").name, "new" in c)
for name, f, args in (("section", c.get, ("zz", "a")), ("option", c.get, ("server", "zz")), ("duplicate", c.add_section, ("server",)), ("default", c.add_section, ("DEFAULT",)), ("type", c.set, ("server", "a", 1)), ("int", c.getint, ("server", "host")), ("bool", c.getboolean, ("server", "host")), ("percent", c.set, ("server", "p", "%x"))):
    show(name, f, *args)
for bad in ("a = 1", "[s]\na = 1\na = 2", "[s]\n[s]", "[s]\nthis is no option", "[s]\nx = %(y)s", "[s]\nx=%(x)s"):
    p = configparser.ConfigParser()
    show(repr(bad), lambda: (p.read_string(bad), p["s"]["x"]))
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), delimiters=("=",), comment_prefixes=("//",), inline_comment_prefixes=("#",))
e.optionxform = str
e.read_dict({"paths": {"Base": "/b", "full": "${Base}/c"}, "x": {"y": "${paths:full}/$${z}"}})
print(e["x"]["y"], list(e["paths"]))
e.read_string("[k]\nA:b = c # d\n// no\n")
print(e.items("k"))
r = configparser.RawConfigParser({"d": "1"}, strict=False, default_section="common", converters={"list": lambda s: s.split(",")})
r.read_file(["[l]\n", "items = a,b\n", "items = c,d\n", "raw = %(x)s\n"])
print(r.getlist("l", "items"), r["l"].getlist("items"), r["l"]["raw"], r.defaults(), r.BOOLEAN_STATES["on"])
