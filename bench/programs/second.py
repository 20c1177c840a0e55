# SPDX-License-Identifier: MIT
"""The second program of the size figures: a dict, a class, an exception, a generator."""


class Counter:
    def __init__(self):
        self.seen = {}

    def add(self, word):
        self.seen[word] = self.seen.get(word, 0) + 1


def words(text):
    for word in text.split():
        if not word.isalpha():
            raise ValueError(word)
        yield word


counter = Counter()
try:
    for word in words("one two two three three three 4"):
        counter.add(word)
except ValueError as error:
    print("bad word", error)
print(counter.seen)
