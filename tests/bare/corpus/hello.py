# SPDX-License-Identifier: MIT
# bare
# rom 1024
print('x')
