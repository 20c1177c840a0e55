# SPDX-License-Identifier: MIT
# alone
"""What is put together with an object need not begin as the text does."""


class Tail:
    def __radd__(self, text):
        return "other" if text == "get_" else text


class Box:
    def __init__(self):
        self.other = [1]
        self.get_it = [2]


def pick(box, tail):
    return getattr(box, "get_" + tail)


box = Box()


def main():
    pick(box, "it").append(3)
    pick(box, Tail()).append(4)
    print(box.get_it, box.other)


main()
