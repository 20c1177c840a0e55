# SPDX-License-Identifier: MIT
# alone
"""Exceptions that initialisers made have their fields; what named them ran at build time."""
FAULT = UnicodeEncodeError("ascii", "abc", 1, 2, "odd")
MISSING = OSError(2, "nothing there")


def tell():
    print(FAULT.start, FAULT.end, FAULT.object, FAULT.reason, FAULT.encoding, FAULT)
    print(MISSING.errno, MISSING.strerror, MISSING)


tell()
