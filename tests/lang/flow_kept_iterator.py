# SPDX-License-Identifier: MIT
import re
it = re.finditer('b(c)', 'abc')
def main():
    for m in it:
        print(m[1])
main()
