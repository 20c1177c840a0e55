# SPDX-License-Identifier: MIT
from itertools import product, permutations, combinations, combinations_with_replacement

print(list(product("AB", "xy")), list(product()), list(product([], "a")), list(product("a", [])))
print(list(product([0, 1], repeat=3)), list(product("ab", repeat=0)))
print(list(product([1], "ab", (True, False))))
print(list(permutations("ABC")), list(permutations("ABCD", 2)), list(permutations([], 0)), list(permutations("ab", 3)))
print(list(permutations(range(4), 3)) == sorted(permutations(range(4), 3)), len(list(permutations(range(5)))))
print(list(combinations("ABCD", 2)), list(combinations(range(4), 3)), list(combinations("ab", 3)))
print(list(combinations("ab", 0)), list(combinations([], 0)), list(combinations([], 1)))
print(list(combinations_with_replacement("ABC", 2)), list(combinations_with_replacement([], 1)))
print(list(combinations_with_replacement("ab", 3)), list(combinations_with_replacement([], 0)))
print(sum(1 for _ in combinations(range(10), 4)), sum(1 for _ in combinations_with_replacement(range(5), 4)))
for n in range(5):
    for r in range(n + 2):
        chosen = list(combinations(range(n), r))
        filtered = [p for p in permutations(range(n), r) if list(p) == sorted(p)]
        print(n, r, len(chosen), chosen == filtered)
pool = [1, 2]
later = product(pool)
pool.append(3)
print(list(later))
for function in (permutations, combinations, combinations_with_replacement):
    try:
        function("ab", -1)
    except ValueError as error:
        print(error)
try:
    product("a", repeat=-1)
except ValueError as error:
    print(error)
