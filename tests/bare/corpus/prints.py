# SPDX-License-Identifier: MIT
# bare
print()
print('a', 1, True, None, -0x80000000, sep='-', end='!\n')
print('é', '日本', '🐍', end='\n\n')
for i in range(2):
    print(i, i == 1, 'end', end='')
    print('', sep=None)
