# SPDX-License-Identifier: MIT
def f(s, o):
    return 5
X = type('X', (), {'__add__': f, 'm': lambda s, x: x + 1})
def main():
    print(X() + X())
    print(X().m(3))
main()
