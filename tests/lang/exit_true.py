# SPDX-License-Identifier: MIT
# alone
# SystemExit raised by hand, out of calls; True counts as 1.
def leave():
    raise SystemExit(True)


try:
    leave()
except Exception:
    print("never")
