# SPDX-License-Identifier: MIT
from collections import defaultdict

groups = defaultdict(type([]))
for word in "one two six three".split():
    groups[len(word)].append(word)
print(sorted(groups.items()))
counts = defaultdict(type(len("")))
counts["a"] += 2
print(counts["a"], counts["b"])
