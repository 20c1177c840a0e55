# SPDX-License-Identifier: MIT
# alone
"""A defaultdict of the snapshot keeps what its factory makes for a field of a format."""
from collections import defaultdict

TABLE = defaultdict(lambda: "z")

print("{0[a]} {0[b]}".format(TABLE), len(TABLE))
