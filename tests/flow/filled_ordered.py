# SPDX-License-Identifier: MIT
from collections import OrderedDict, defaultdict


class Some(OrderedDict):
    def __init__(self, pairs):
        super().__init__(pairs)


class More(defaultdict):
    def __init__(self, pairs):
        super().__init__(list, pairs)


def make(kind, pairs):
    return kind(pairs)


print(list(make(Some, [("b", 1), ("a", 2)]).items()), make(More, {"k": [1]})["k"], make(More, {})["x"])
