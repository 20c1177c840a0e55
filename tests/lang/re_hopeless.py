# SPDX-License-Identifier: MIT
# Patterns whose backtracking would take years end with an error (CPython goes on); many ways to nest and to loop do not
# use up the stack. (140 KB of heap are enough only when other programs of the same image left it alone.)
# not: microbit xtensa-lx106 stock
# no stress
# expect: RuntimeError regular expression takes too many steps
# expect: RuntimeError regular expression takes too many steps
# expect: 20000
# expect: None
# expect: 800
import re

for pattern in ("(a+)+$", "(a|aa)*c"):
    try:
        print(re.match(pattern, "a" * 60 + "b"))
    except RuntimeError as e:
        print(type(e).__name__, e)
print(re.match("a*", "a" * 20000).end())
print(re.match("(?:a|b|c)*d", "abc" * 300))
print(re.match("(?:(?:a)*b)*", "aab" * 266 + "ab").end())
