# SPDX-License-Identifier: MIT
# A call of a global function with one argument.


def function(x):
    return x


def run():
    for i in range(1000):
        function(i)
    return i
