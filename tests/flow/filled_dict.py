# SPDX-License-Identifier: MIT
class Some(dict):
    def __init__(self, pairs, **more):
        super().__init__(pairs, **more)


def make(kind, pairs):
    return kind(pairs, z=1)


print(sorted(make(Some, [("a", 2.5)]).items()), make(Some, {"q": 3})["q"])
