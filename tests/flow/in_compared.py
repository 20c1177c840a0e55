# SPDX-License-Identifier: MIT
# alone
"""What is looked for in a list is compared with what that holds, by methods of a class."""


class Any:
    def __eq__(self, other):
        other.discard(2)
        return 2 not in other


print({1, 2} in [Any()])
