# SPDX-License-Identifier: MIT
import io
class S(io.StringIO):
    pass
def main():
    with S('abc') as f:
        print(f.read())
main()
