# SPDX-License-Identifier: MIT
# What builtin types have in their __dict__.
class Plain:
    a = 1


print("from_bytes" in int.__dict__, "append" in list.__dict__, "append" in str.__dict__, "a" in Plain.__dict__)
print(list.__dict__["append"] is list.append, type(type("")).__dict__ is not None, hasattr(int, "__dict__"))
items = []
list.__dict__["append"](items, int.from_bytes(b"\1", "big"))
print(items)
A = type("A", (), dict(a=1, b=2))
print([k for k in A.__dict__ if not k.startswith("_")])
