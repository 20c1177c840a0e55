# SPDX-License-Identifier: MIT
# An exception made with one argument, whose __init__ gives it two.
class Fault(Exception):
    def __init__(self, code):
        Exception.__init__(self, 'fault', code)


print(Fault([1.5]), repr(Fault({2})))
