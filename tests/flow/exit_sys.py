# SPDX-License-Identifier: MIT
"""sys.exit() raises what nothing names."""
from sys import exit as stop

print("before")
stop(False)
