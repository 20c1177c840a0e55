# SPDX-License-Identifier: MIT
def call(f, *args, **more):
    return f(*args, **more)


call(print, "a", "b", sep="-")
print(call(sorted, [1, 3, 2], reverse=True))
