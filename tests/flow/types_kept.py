# SPDX-License-Identifier: MIT
# Types that nothing names, called by what has them.
def kinds(*of):
    return [type(x) for x in of]


first, second, third = kinds(5, "5", [1])
print(list(map(first, ["12", "-3"])), list(map(second, (4, 5))))
print(sorted(["10", "9", "8"], key=first), max("3", "20", key=first))
print(list(filter(third, ["", "a"])), list(map(third, ["ab", "c"])))


def lazily():
    yield type(2.5)


for kind in lazily():
    print(list(map(kind, ["1.5", "2"])))
