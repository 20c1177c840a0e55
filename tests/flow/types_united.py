# SPDX-License-Identifier: MIT
def kinds():
    yield int
    yield str


def either(a, b):
    return a | b


some = either(*kinds())
print(isinstance(3, some), isinstance(2.5, some), isinstance("", some))
other = None
for kind in kinds():
    other = kind if other is None else other | kind
print(isinstance("", other))
