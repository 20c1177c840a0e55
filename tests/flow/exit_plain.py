# SPDX-License-Identifier: MIT
"""The only SystemExit is one that nothing catches."""
print("before")
raise SystemExit(0)
