# SPDX-License-Identifier: MIT
# mpy-cross makes no cell of the class for super with arguments: 5 bytes
# not: stock
class A:
    def m(self, x):
        return x * 2
class B(A):
    def m(self, x):
        return super(B, self).m(x)
def main():
    print(B().m(4))
main()
