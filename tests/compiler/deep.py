# SPDX-License-Identifier: MIT
# What is nested deeper than the stack allows, or larger than the heap, is refused; then all goes on.
for text in ("(" * 12 + "1" + ")" * 12, "[" * 12 + "]" * 12, "-" * 20 + "1", "not " * 20 + "1", "1" + "+1" * 24):
    print(str(eval(text))[:40])
for left, n, right in (
    ("(", 5000, ")"), ("[", 5000, "]"), ("-", 9000, ""), ("1+", 5000, ""), ("lambda:", 1500, ""), ("1 if 1 else ", 1500, ""),
    ("a[", 3000, "]"), ("f(", 3000, ")"), ("not ", 3000, ""), ("{1:", 3000, "}"),
):
    text = left * n + "1" + right * n
    try:
        eval(text)
    except (SyntaxError, RecursionError, MemoryError, TypeError, NameError):
        pass
    print(left, eval("6 * 7"))


def recurse(n):
    try:
        return recurse(n + 1)
    except RecursionError:
        try:
            return eval("[1, (2, 3)][1][0] + 39")
        except (RecursionError, SyntaxError, MemoryError):
            return 41


print(eval("lambda: " * 12 + "2 ** 900 // 3 ** 40")() is not None, eval("3 ** 300 % 7 ** 50"))
print(recurse(0) in (41, 42), eval("[1, (2, 3)][1][0] + 40"))
