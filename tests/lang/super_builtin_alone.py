# SPDX-License-Identifier: MIT
# alone
# The only methods taken from an instance are those that super() finds in a builtin type.
class D(dict):
    def __init__(self, *args):
        super().__init__(*args)


print(D({1: 2}), D())
