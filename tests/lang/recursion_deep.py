# SPDX-License-Identifier: MIT
# targets: host
# no stress
# Nesting beyond any stack: repr and comparison give RecursionError.
l = []
for i in range(200000): l = [l]
try:
    repr(l)
    print('deep repr')
except RecursionError:
    print('repr limit')
m = []
for i in range(200000): m = [m]
try:
    l == m
    print('deep eq')
except RecursionError:
    print('eq limit')
while l: l = l[0]
while m: m = m[0]
