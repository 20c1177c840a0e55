# SPDX-License-Identifier: MIT
# Long texts under loops: the matcher keeps what is still open in the heap, so these are for boards that have one.
# not: microbit mps2-an505 rp2040 xtensa-lx106 stock
# no stress
import re

print(re.match("(?:a|b)*", "ab" * 1000).end(), re.match(".*?x", "a" * 1000 + "x").end())
print(re.match("(?:(?:a)*b)*", "aab" * 2666 + "ab").end())
try:
    re.compile("(" * 100000)
except (RecursionError, re.error):
    print("refused")
