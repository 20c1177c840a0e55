# SPDX-License-Identifier: MIT
# Indices out of range, up to those that no sequence can have.
def attempt(what, f, i):
    try:
        print(what, i, f(i))
    except IndexError as e:
        print(what, i, e)


numbers, text, data, array_of = [1, 2], 'ab', b'ab', bytearray(2)
for i in (2, -3, 2**30, -2**30 - 1, 2**31, 2**40, -2**40, 2**62, 2**63 - 1, -2**63, 2**63, -2**63 - 1, 10**20, -10**20):
    attempt('list', lambda i: numbers[i], i)
    attempt('set', lambda i: numbers.__setitem__(i, 1), i)
    attempt('del', lambda i: numbers.__delitem__(i), i)
    attempt('tuple', lambda i: (1, 2)[i], i)
    attempt('str', lambda i: text[i], i)
    attempt('bytes', lambda i: data[i], i)
    attempt('bytearray', lambda i: array_of[i], i)
    attempt('store', lambda i: array_of.__setitem__(i, 1), i)
