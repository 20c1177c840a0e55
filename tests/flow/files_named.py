# SPDX-License-Identifier: MIT
# not: stock
"""A keyword of print() whose name the program puts together."""


class Parts(list):
    write = list.append


parts = Parts()
print("a", "b", **{chr(102) + "il" + chr(101): parts, "sep": "-"})
print("".join(parts))
