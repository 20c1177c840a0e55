# SPDX-License-Identifier: MIT
# alone
# A subclass of dict is merged as a dict where the program names dict.__iter__ but not the method that lists the names.
class Own(dict):
    pass


print(dict.__iter__({"abcd": 1}).__class__.__name__)
print({**Own(kind="a", more=2)}, dict(Own(kind="a")), dict([("x", 1)], **Own(y=2)))
match Own(kind="a", more=2):
    case {"more": 2, **rest}:
        print(rest)
    case {**rest}:
        print("rest", rest)
