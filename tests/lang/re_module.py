# SPDX-License-Identifier: MIT
# stress: host
# re: matching, objects, sub and split, what is refused and where, patterns that never end.
import re


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except re.error as e:
        print("re.error", e, "|", e.msg, e.pos, e.lineno, e.colno)
    except Exception as e:
        print(type(e).__name__, e)


cases = [
    ("abc", "xabcx"), ("a*", "aaa"), ("a+?", "aaa"), ("a|b|cd", "xcd"), ("(a)(b)?", "ac"), ("[a-c]+", "xxabcabd"), ("[^a-c]+", "abxyc"),
    ("[]a]+", "a]b"), ("[a-]+", "b-a"), (r"\d+\.\d*", "a12.5b"), (r"\w+", "héllo wörld"), (r"\W+", "ab, cd"),
    (r"\s\S", "a b"), ("^b", "a\nb"), ("(?m)^b$", "a\nb\nc"), ("a$", "a\n"), (r"a\Z", "a\n"), (r"\bfoo\b", "a foo b"), (r"\Boo", "foo"),
    ("a.c", "a\nc"), ("(?s)a.c", "a\nc"), ("(?i)AbC", "xaBc"), ("(?i)[a-c]+", "ABCd"), ("(?i)é", "É"), ("(?i)[à-ü]+", "ÀÜx"),
    ("a{2,3}", "aaaa"), ("a{2}", "aaaa"), ("a{,2}", "aaaa"), ("a{2,}?", "aaaa"), ("a{x", "a{x"), ("a{1,2", "a{1,2"), ("x{}", "x{}"),
    ("(?:ab){2,3}?c", "abababc"), ("(?:a|ab)(?:c|bcd)(d*)", "abcd"), ("(a*)*", "aab"), ("(a*)+b", "aab"), ("(?:a*?)*?b", "aab"),
    ("(a|b)*c", "abac"), ("((a)|b)*", "ab"), (r"(\w)\1", "hello"), ("(?i)(a)\\1", "aA"), ("(?P<x>a)(?P=x)", "aa"), ("a(?=b)", "acab"), ("a(?!b)", "abac"),
    ("(?<=a)b", "bab"), ("(?<!a)b", "abb"), ("(?<=ab|cd)e", "cde"), ("(?<=é)x", "éx"), ("(?=(a+))a*b", "aaab"), ("(?>a+)ab", "aaab"),
    ("a++b", "aab"), ("a*+a", "aaa"), ("(?:ab)?+a", "aba"), ("(a)?(?(1)b|c)", "ab"), ("(a)?(?(1)b|c)", "c"), ("(?P<n>a)?(?(n)b)", "ab"),
    (r"\x41\u00e9\101\0", "AéA\0"), (r"[\n\t\x41-\x43]+", "\tB\n"), (r"[\b]", "a\b"), ("(?x) a  b # comment\n c", "abc"), ("(?x)a\\ b[ c]", "a b "),
    ("a(?#comment)b", "ab"), ("(?i:a)b", "Ab"), ("(?-i:a)", "a"), ("(?i)(?-i:a)b", "aB"), ("(?a)\\w+", "aé"), ("", "abc"), ("|a", "a"), ("a||b", "b"),
    ("()", "x"), ("(|a)+", "aa"), ("(a|)+", "aa"), ("(?:)*x", "x"), ("(?:a?)*?y", "aay"), ("(a?)*?$", "aa"), ("^*?x" if False else "x", "x"),
    ("x*", "€€x"), ("€+", "a€€b"), (".{2}", "a€b"), ("[€-₿]", "a₿"), ("(a+|b+)*c", "aabbac"), ("(?:(a)|(b)|(c))+", "abc"), (r"(\d+)-(\d+)?", "12-"),
    ("(?:(?:a){2}b){2}", "aabaab"), ("(a{1,2}){2}", "aaa"), ("((a{2})|b)*?c", "aabc"), ("(?=a)(?=.b)ab", "ab"), ("(?!(a)b)a", "ac"), ("(?:(?=(a))a)+b", "aab"),
]
for pattern, text in cases:
    for how in (re.match, re.search, re.fullmatch):
        try:
            m = how(pattern, text)
            print(pattern, how.__name__, m and (m.span(), m.groups(), m.lastindex, m.regs))
        except re.error as e:
            print(pattern, "re.error", e)
    print(re.findall(pattern, text), re.split(pattern, text), re.sub(pattern, "<>", text), re.subn(pattern, "", text, 1))

for pattern in ("(", ")", "a)", "(a", "((a)", "[", "[a", "[^", "[]", "[a-", "[z-a]", "[\\d-z]", "[a-\\d]", "*", "a**", "a+*", "(*)", "|*", "^*", r"\b+", "a{3,2}", "a{2}{3}",
                "\\", "a\\", "[\\", "\\q", "[\\q]", r"\x4", r"\u12", r"[\x]", r"\1", r"(a)\2", r"(a\1)", "(?P<a>x)(?P<a>y)", "(?P<1>x)", "(?P<>x)", "(?P<a", "(?P=b)", "(?P=", "(?Px)",
                "(?P", "(?", "(?y)", "(?<x)", "(?<", "(?#", "(?i", "(?iy)", "a(?i)b", "(?(1)a)", "(?(x)a)", "(?(0)a)", "(?(", "(a)(?(1)b|c|d)", "(?<=a*)b", "(?<=a|bc)d", "(?>a", "(?=a",
                r"\400", r"[\400]", "a{99999999999}", "a\n(b", "é(", "(?:a", "(?i-", "\\8", r"\08"):
    attempt(re.compile, pattern)

m = re.match(r"(?P<year>\d+)-(?P<month>\d+)(x)?", "2024-05 rest")
print(m, m.group(), m.group(0), m.group(1, 2), m.group("year", "month", 3), m["month"], m[2], m.groups(), m.groups("-"), m.groupdict())
print(m.start(), m.end(), m.span(2), m.start("month"), m.end(3), m.span(3), m.string, m.pos, m.endpos, m.lastindex, m.lastgroup, m.re is not None)
print(m.expand(r"\2/\1 \g<year>\g<3>\n\\"), m.groupdict(default="none"), bool(m))
for bad in (4, -1, "day", None, 1.5):
    attempt(m.group, bad)
p = re.compile("(?i)a(b)(?P<c>c)?", re.M)
print(p, p.pattern, p.flags, p.groups, p.groupindex, re.compile(b"x"), re.compile("x", re.A | re.S), p == re.compile("(?i)a(b)(?P<c>c)?", re.M), p == re.compile("a"))
print(p.match("xab"), p.match("xab", 1), p.search("abab", 1).span(), p.search("xxab", 0, 3), p.fullmatch("xabc", 1), re.compile("^b").match("ab", 1))
print(re.compile("b*").findall("abbc", 1, 3), [x.span() for x in re.compile("b").finditer("abbbc", 2)], re.compile("a").search("a", -5), re.compile("").match("ab", 9).span())
print(re.compile("é").search("aéé", 2).span(), re.compile(".").match("é€x", 1).group(), re.compile("x").search("é€x").span())
print([(m.group(), m.start()) for m in re.finditer(r"\w+|", "ab cd")], re.findall(r"(\w)(\d)?", "a1b"), re.findall("(x)|y", "xy"))
print(re.split(r"(\W)(z)?", "a,b c"), re.split(",", "a,b,c", 1), re.split(",", "a,b,c", maxsplit=2), re.split("x*", "axbc"), re.compile(",").split("a,b"))
print(re.sub("(a)(b)?", r"[\1|\2|\g<0>]", "abaca"), re.sub("x*", "-", "abxd"), re.sub("a", lambda m: m.group() * 2, "banana", count=2), re.sub("b", "é", "abc"))
print(re.sub("€", "$", "1€2€"), re.subn("a", "b", "xaxa"), re.compile("a").sub("z", "aa", 1), re.compile("(.)").subn(r"\1\1", "ab"), re.sub("a", r"\n\t\\\x" if False else r"\n\\", "a"))
for template in ("\\", "\\q", "\\2", "\\g", "\\g<", "\\g<>", "\\g<5>", "\\g<x>", "\\g<1", "\\g<a b>", "\\400", "\\01", "\\101", "\\&"):
    attempt(re.sub, "(a)", template, "a")
for repl in (lambda m: 5, 5, b"x"):
    try:
        re.sub("a", repl, "a")
    except TypeError:
        print("TypeError")
print(re.findall(b"[a-c]+", b"xabcx"), re.sub(b"a", b"\xff", b"banana"), re.match(b"\\w+", bytearray(b"ab\xe9")).group(), re.search(b"\xe9", memoryview(b"a\xe9")).span())
for f in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 5), lambda: re.match(5, "a"), lambda: re.compile(p, re.I), lambda: re.match("a", None)):
    attempt(f)
print(re.compile(p) is p, re.escape("a.b*c é\n"), re.escape(b"a-b"), re.escape(""), re.match("a", "A", re.I).group(), re.match(pattern="a", string="a", flags=0).end())
print(re.match("(" * 90 + "a" + ")" * 90, "a").lastindex, len(re.findall("a" * 500, "a" * 1500)), re.match("(?:a|b)*", "ab" * 200).end(), re.match(".*?x", "a" * 300 + "x").end())
try:
    re.compile("(" * 20000)
except (RecursionError, re.error) as e:
    print("refused")
for word in ("IGNORECASE", "I", "MULTILINE", "M", "DOTALL", "S", "VERBOSE", "X", "ASCII", "A"):
    print(word, int(getattr(re, word)))

# Mutated patterns on small texts: the same answer as CPython for each.
state = 99


def rand(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n


pieces = ["a", "b", "c", ".", "[ab]", "[^b]", "(", ")", "(?:", "|", "*", "+", "?", "{1,2}", "{2}", "*?", "+?", "??", "^", "$", "\\b", "(?=", "(?!", "\\1", "\\w", "(?P<n>", "(?>", "++", "[a-c]", "é"]
total = 0
for round in range(2500):
    pattern = "".join([pieces[rand(len(pieces))] for i in range(1 + rand(9))])
    text = "".join(["abcé\n"[rand(5)] for i in range(rand(7))])
    try:
        compiled = re.compile(pattern)
        result = repr([(m.span(), m.groups()) for m in compiled.finditer(text)]) + re.sub(pattern, "-", text)
        m = compiled.fullmatch(text)
        if m:
            result += str((m.span(), m.lastindex))
    except re.error as e:
        result = e.msg
    for c in result:
        total = (total * 31 + ord(c)) & 0xffffff
    if round % 100 == 0:
        print(round, total)
