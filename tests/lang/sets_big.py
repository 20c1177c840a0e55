# SPDX-License-Identifier: MIT
# Sets that grow and shrink: more slots than a board of 16 KB has room for.
big = set(range(0, 3000, 3))
print(len(big), 999 in big, 1000 in big, len(big & set(range(100))), sum(big))
for i in range(0, 3000, 6): big.discard(i)
print(len(big), 3 in big, 6 in big, len(big | {6, 12}))
