# SPDX-License-Identifier: MIT
# not: stock
# Class patterns look attributes of builtin types up that nothing else in the program names.
class Fault(Exception):
    __match_args__ = ('args', 'early')
    early = 5


def parts(v):
    match v:
        case slice(start=a, stop=b):
            return a, b
        case range(start=a, step=b):
            return a, b
        case Fault(a, b):
            return a, b
        case OSError(errno=a):
            return a
        case type(__name__=a):
            return a
    return 'none'


for v in (slice(1, 2), range(3, 9, 2), OSError(5, 'x'), Fault('q', 1), int, 7):
    print(parts(v))
