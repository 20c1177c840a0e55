# SPDX-License-Identifier: MIT
# alone
"""What __getattr__ gives is called."""
class Proxy:
    def __getattr__(self, name):
        return drop


def drop(values):
    return values.discard(2)


def main(start):
    print(Proxy().anything({start}))


print("begin")
main(1)
