# SPDX-License-Identifier: MIT
import textwrap
from textwrap import wrap, fill, dedent, indent, shorten, TextWrapper

text = ("Firn (old snow pressed until it lasts) turns a Python application into a ROM image for a microcontroller: "
        "it compiles modules ahead-of-time, well-known -- or not--and links them.  A very-long-hyphenated-word-indeed "
        "http://example.org/a-b-c?q=1 e-mail x-ray \"quoted-text\" (semi-final) 10-20 --option --dry-run end.")
for width in (10, 17, 30, 70, 200):
    print(wrap(text, width))
print(wrap(text, 25, initial_indent="* ", subsequent_indent="  "))
print(wrap("abcdefghijklmnop qr", 5), wrap("abcdefghijklmnop qr", 5, break_long_words=False), wrap("a-b-cc-ddd-eeee", 4))
print(wrap("a very-long-word here", 8, break_on_hyphens=False), wrap(""), wrap("   "), wrap("  lead and trail  ", 8))
print(wrap("a\tb\nc", 20), wrap("a\tb", 20, expand_tabs=False), wrap("a  b   c d", 4, drop_whitespace=False))
print(wrap("x\ny", 20, replace_whitespace=False), wrap("\ta", 20, tabsize=2))
print(wrap("First one.  Second one! Third? etc. yes", 60, fix_sentence_endings=True))
print(wrap(text, 30, max_lines=2), wrap(text, 30, max_lines=1, placeholder="..."), wrap("short", 30, max_lines=1))
print(shorten("Hello  world!", 12), shorten("Hello  world!", 11), shorten("Hello world", width=10, placeholder="..."))
print(repr(fill("one two three", 7)), TextWrapper(width=9).fill("some words to wrap"))
print(repr(dedent("    a\n      b\n\n    c\n   \n")), repr(dedent("\ta\n  b")), repr(dedent("a\n  b")), repr(dedent("  \n")), repr(dedent("")))
print(repr(dedent("  x\n\ty")), repr(dedent("""\
    hello
      there
    """)))
print(repr(indent("a\n\nb\n", "> ")), repr(indent("a\n\nb", "> ", lambda line: True)), repr(indent("", "x")))
for wrong in (lambda: wrap("a b", 0), lambda: wrap("a b c", 3, max_lines=1, placeholder="long one")):
    try:
        wrong()
    except ValueError as error:
        print(error)
