# SPDX-License-Identifier: MIT
# alone
# globals() and locals() in a program that has no attribute and no subscript.
x = 1
print("x" in globals(), "y" in globals(), "x" in locals())
