# SPDX-License-Identifier: MIT
# Types as keys, and their names, which only the runtime itself may mention.
kinds = {bool: "bool", int: "int", ValueError: "ValueError", dict: "dict", type(None): "none", object: "object"}
print([kinds[kind] for kind in (bool, int, dict, object)], kinds[type(ValueError())], kinds[type(None)])
for thing in (True, 1, {}, ArithmeticError(), StopIteration()):
    name = type(thing).__name__
    print(name, name in {"bool": 1, "int": 2, "dict": 3, "list": 4}, {name: 5}[name])
print(type(True).__name__ == "bool", [cls in kinds for cls in bool.__mro__])


class Late:
    pass


Late.__hash__ = None
try:
    hash(Late())
except TypeError as error:
    print(error)
Late.__hash__ = lambda self: 5
print(hash(Late()))
print([].__hash__, {}.__hash__, set.__hash__, list.__hash__ is None, tuple.__hash__ is None, [].__class__.__hash__)
