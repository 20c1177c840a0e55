# SPDX-License-Identifier: MIT
# modules: textwrap string
# boards
# textwrap with every option, dedent and indent; string's templates and formatter.
import string
import textwrap


def show(name, f, *args, **kwargs):
    try:
        print(name, f(*args, **kwargs))
    except Exception as e:
        print(name, type(e).__name__, e)


text = "The quick brown fox -- it's \"well-known\" for e-mail and so-called hyper-links --jumped over\tthe lazy dog.  Twice!  A pneumonoultramicroscopicsilicovolcanoconiosis."
for options in ({}, {"width": 20}, {"width": 20, "break_on_hyphens": False}, {"width": 12, "break_long_words": False}, {"width": 30, "initial_indent": "* ", "subsequent_indent": "  "}, {"width": 25, "max_lines": 3}, {"width": 25, "max_lines": 2, "placeholder": "~"}, {"width": 40, "fix_sentence_endings": True}, {"width": 30, "drop_whitespace": False}, {"width": 30, "expand_tabs": False, "replace_whitespace": False}):
    print(options, textwrap.wrap(text, **options))
print(textwrap.fill(text, 33))
print(textwrap.shorten(text, 30), textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello world", width=10, placeholder="..."))
print(repr(textwrap.dedent("    a\n      b\n\n    c\n  \t\n")), repr(textwrap.dedent("\ta\n\t  b\n")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb\n", "> ", lambda line: True)))
show("width", textwrap.wrap, "abc", width=0)
show("placeholder", textwrap.wrap, "hello world", width=4, max_lines=1)
t = string.Template("$who likes ${what} for $$5 $_x")
print(t.substitute(who="tim", what="kung pao", _x=1), t.safe_substitute(who="tim"), t.get_identifiers(), t.is_valid(), string.Template("$-").is_valid())
show("missing", t.substitute, {"who": 1})
show("invalid", string.Template("a\nb $1").substitute)


class Percent(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%a_b %{c_d} %% %ab $x").safe_substitute(a_b=1, c_d=2), Percent.pattern.groupindex)
f = string.Formatter()
print(f.format("{0} {1[k]} {2.real} {0!r:>6} {{}} {name:{width}.{prec}f}", "a", {"k": "v"}, 3j, name=3.14159, width=8, prec=2), f.format("{} {}", 1, 2), list(f.parse("a{b!r:c{d}}e{{")))
show("mixed", f.format, "{} {0}", 1)
show("index", f.format, "{2}", 1)
show("key", f.format, "{x}", y=1)
show("deep", f.format, "{:{:{}}}", 1, 2, 3)
print(string.capwords("the quick  brown fox"), string.capwords("a-b-c", "-"), string.ascii_letters, string.punctuation, repr(string.printable))


class Upper(string.Formatter):
    def get_value(self, key, args, kwargs):
        return str(super().get_value(key, args, kwargs)).upper()

    def check_unused_args(self, used, args, kwargs):
        print(sorted(used, key=str), len(args), sorted(kwargs))


print(Upper().format("{0} {x}", "abc", x="def", y=1))
