# SPDX-License-Identifier: MIT
# alone
"""A defaultdict of the snapshot keeps what its factory makes: formatted by name, used as a table."""
from collections import defaultdict

BY_NAME = defaultdict(int)
BY_MAP = defaultdict(lambda: "y")
TABLE = defaultdict(lambda: "z")

print("%(a)d" % BY_NAME, len(BY_NAME))
print("{a}".format_map(BY_MAP), len(BY_MAP))
print("abc".translate(TABLE), len(TABLE))
