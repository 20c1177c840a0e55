# SPDX-License-Identifier: MIT
# alone
# sys.exit ends the program with its argument's low eight bits, after finally blocks.
import sys

try:
    sys.exit(300)
finally:
    print("finally")
