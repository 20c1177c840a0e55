# SPDX-License-Identifier: MIT
"""split called by the runtime, with two arguments."""

print(list(map(str.split, ["a-b", "c+d"], "-+")))
