# SPDX-License-Identifier: MIT
# Patterns whose backtracking would take years end with an error (CPython goes on); many ways to nest and to loop do not
# use up the stack. The texts are short enough for a board with 180 KB beside other programs of the image.
# not: microbit stock
# no stress
# expect: RuntimeError regular expression takes too many steps
# expect: RuntimeError regular expression takes too many steps
# expect: 20000
# expect: None
# expect: 401
import re

for pattern in ("(a+)+$", "(a|aa)*c"):
    try:
        print(re.match(pattern, "a" * 60 + "b"))
    except RuntimeError as e:
        print(type(e).__name__, e)
print(re.match("a*", "a" * 20000).end())
print(re.match("(?:a|b|c)*d", "abc" * 150))
print(re.match("(?:(?:a)*b)*", "aab" * 133 + "ab").end())
