# SPDX-License-Identifier: MIT
class E(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b
def main():
    try:
        raise E([1], 2)
    except E as e:
        print(e.args[0][0], e.b)
main()
