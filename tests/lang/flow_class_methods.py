# SPDX-License-Identifier: MIT
class D(dict):
    pass
def main():
    d = D.fromkeys('ab')
    print(len(d))
main()
