# SPDX-License-Identifier: MIT
# alone
# Any other argument of sys.exit is printed on the standard error stream, the status is 1.
import sys

print("before")
sys.exit(["text", 1])
