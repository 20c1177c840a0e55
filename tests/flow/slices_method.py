# SPDX-License-Identifier: MIT
def put(where, how, what):
    where.__setitem__(how, what)


some = list("abc")
put(some, slice(1, 2), "xyz")
print(some)
