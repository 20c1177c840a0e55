# SPDX-License-Identifier: MIT
"""One split with a keyword."""

print("a,b".split(sep=","))
