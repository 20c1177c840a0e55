# SPDX-License-Identifier: MIT
# alone
"""Methods of builtin types and what __getattr__ gives, looked up by names that the program does not utter whole."""


class Late:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return [name]
        raise AttributeError(name)


def pick(x, rest):
    return getattr(x, "up" + rest)


def main():
    print(pick("abc", "per")(), pick({}, "date")({"k": [1]}))
    late = Late()
    getattr(late, "get_" + "x").append(1)
    print(getattr(late, "get_" + "x"), getattr(late, "put_" + "x", 7.5))
    print(getattr(ValueError(2.5), "ar" + "gs"), getattr([3, 1], "so" + "rt")())


main()
