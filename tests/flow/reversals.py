# SPDX-License-Identifier: MIT
for x in (range(3), [1, 2], (3, 4), "ab", {"k": 1}, {"k": 1}.values(), {"k": 2}.items()):
    print([y for y in reversed(x)])
r = reversed([1, 2])
print(next(r) + 1, list(r)[0] + 1)


class R:
    def __reversed__(self):
        return "own"


print(reversed(R()).upper())


class S:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return [i, "s"]


print([y[1].upper() for y in reversed(S())], [y[0] + 1 for y in S()], 5 in S(), [1, "s"] in S())
