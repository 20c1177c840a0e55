# SPDX-License-Identifier: MIT
# alone
# hasattr() takes the method of a class.
print(hasattr(bytes, "fromhex"), hasattr(b"", "hex"), hasattr("", "hex"))
