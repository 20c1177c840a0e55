# SPDX-License-Identifier: MIT
"""Types called with an encoding by other names."""

make = {"s": str, "b": bytes}
print(make["s"](b"abc", "ascii"), make["b"]("abc", "utf-8"))
