# SPDX-License-Identifier: MIT
def places(words, start):
    for at, word in enumerate(words, start):
        print(at, word)


places("ab", (1 << 30) - 1)
places("cd", (1 << 62) - 1)
