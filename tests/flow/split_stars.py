# SPDX-License-Identifier: MIT
"""Arguments of split that come with a star."""


def parts(text, *how):
    return text.split(*how)


print(parts("a b"), parts("a,b,c", ",", 1))
