# SPDX-License-Identifier: MIT
def handlers(a):
    for i in a:
        try:
            if i:
                continue
            return i
        except (ValueError, KeyError) as e:
            print(e)
            break
        finally:
            print("done")
    else:
        return None


def managed(m, n):
    while m:
        with m as x, n:
            if x:
                break


def compare(a, b, c):
    return a < b < c or not (a in b and c is not None)
