# SPDX-License-Identifier: MIT
# alone
# The traceback of an exception whose own text cannot be made.
class Broken(Exception):
    def __str__(self):
        raise ValueError


print("runs")
raise Broken
