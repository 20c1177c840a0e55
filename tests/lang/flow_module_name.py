# SPDX-License-Identifier: MIT
def main():
    x = __name__.upper()
    y = x[2:4]
    print(y + y)
main()
