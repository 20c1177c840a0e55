# SPDX-License-Identifier: MIT
# __name__ of a module that gives itself another one later.
print(__name__[-11:])
before = __name__
__name__ = "other"
print(__name__, before != __name__)


class A:
    pass


print(A.__module__)
import builtins
print(builtins.len([1]), builtins.ValueError is ValueError)
