# SPDX-License-Identifier: MIT
def f(x, y):
    return x ** y
z = f(-8, 0.5)
def main():
    z = f(-8, 0.5)
    print(abs(z * 2) > 5)
main()
c = 1j
