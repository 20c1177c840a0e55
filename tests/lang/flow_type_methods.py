# SPDX-License-Identifier: MIT
class A:
    pass
def main():
    print(len(A.mro()))
main()
