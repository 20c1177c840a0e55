# SPDX-License-Identifier: MIT
"""str() with an encoding by way of a class."""


class Text(str):
    pass


print(Text(b"caf\xc3\xa9", "utf-8"), str(1))
