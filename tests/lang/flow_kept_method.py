# SPDX-License-Identifier: MIT
method = [1, 2].append
def main():
    try:
        r = method()
        print(r)
    except Exception as e:
        print(e)
main()
