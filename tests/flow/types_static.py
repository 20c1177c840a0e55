# SPDX-License-Identifier: MIT
class Reader:
    parse = staticmethod(type(1))
    text = property(type(""))

    def __repr__(self):
        return "a reader"


print(Reader().parse("17", 8), Reader.parse("3") + 1, Reader().text.upper())
