# SPDX-License-Identifier: MIT
import codecs
import gettext
import locale
from contextvars import Context, ContextVar, copy_context

v = ContextVar("v", default=1)
w = ContextVar("w")
print(v.name, v.get(), v.get(7), w.get("none"))
try:
    w.get()
except LookupError as e:
    print("LookupError")
t = v.set(5)
c = copy_context()
print(v.get(), c[v], v in c, w in c, len(c), t.var is v, t.old_value is t.MISSING)


def change():
    v.set(6)
    return v.get()


print(c.run(change), v.get(), c[v], Context().run(lambda: v.get()), c.get(w, "no"), list(c.values()))
v.reset(t)
print(v.get())
for bad in (lambda: v.reset(t), lambda: c.run(c.run, change), lambda: w.reset(v.set(1))):
    try:
        bad()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__)
print(gettext.gettext("a"), gettext.ngettext("one", "many", 1), gettext.ngettext("one", "many", 2), gettext.pgettext("menu", "x"))
print(codecs.BOM_UTF8, codecs.encode("é"), codecs.decode(b"\xc3\xa9", "utf-8"), codecs.decode(b"\xff", errors="replace") == "\ufffd")
print("\ud800".encode("utf-8", "surrogatepass"), ascii(b"a\xed\xa0\x80b".decode("utf-8", "surrogatepass")))
print(locale.localeconv()["decimal_point"], locale.setlocale(locale.LC_ALL, "C"), locale.atof("1.5"), locale.strcoll("a", "b"))
