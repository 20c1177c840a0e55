# SPDX-License-Identifier: MIT
# Operators that only the runtime uses.
edge = 2**62 - 2 if len("ab") == 2 else 0
print([i for i, _ in enumerate("abcde", edge)])
print(sum([2**61, 2**61, 2**62]), sum(range(5), edge))
print(list(range(edge, edge + 9, 3)), range(edge)[-1], range(0, edge, 5)[1:3])
print(5 * 7 + edge in range(edge, edge + 99, 35), [4, 5, 6, 7][-edge * 9:2], range(10, -edge, -3).index(-2))
