# SPDX-License-Identifier: MIT
"""split kept in a container, and called there."""

ways = {"plain": "a b".split, "type": str.split}
print(ways["plain"](), ways["type"]("c.d", "."))
