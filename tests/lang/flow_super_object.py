# SPDX-License-Identifier: MIT
class A:
    def m(self, x):
        return x * 2
class B(A):
    def m(self, x):
        return super(B, self).m(x)
def main():
    print(B().m(4))
main()
