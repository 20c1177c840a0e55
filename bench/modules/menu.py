# SPDX-License-Identifier: MIT
"""A menu on two lines of text."""

WIDTH = 16
MARKS = {"open": ">", "value": "=", "action": "!"}

TREE = (
    ("settings", (("contrast", 7), ("language", "en"), ("units", "metric"))),
    ("measure", (("start", None), ("stop", None), ("rate", 10))),
    ("about", (("version", "1.4"), ("serial", "00017"))),
)


class Item:
    mark = MARKS["action"]

    def __init__(self, title):
        self.title = title
        self.parent = None

    def line(self):
        return (self.mark + " " + self.title)[:WIDTH]

    def path(self):
        return self.title if self.parent is None else self.parent.path() + "/" + self.title


class Value(Item):
    mark = MARKS["value"]

    def __init__(self, title, value):
        super().__init__(title)
        self.value = value

    def line(self):
        text = str(self.value)
        return self.title[: WIDTH - len(text) - 1].ljust(WIDTH - len(text)) + text


class Menu(Item):
    mark = MARKS["open"]

    def __init__(self, title, items=()):
        super().__init__(title)
        self.items = []
        self.at = 0
        for item in items:
            self.add(item)

    def add(self, item):
        item.parent = self
        self.items.append(item)
        return item

    def move(self, step):
        self.at = max(0, min(len(self.items) - 1, self.at + step))
        return self.items[self.at]

    def show(self):
        return [item.line() for item in self.items[self.at : self.at + 2]]


def leaf(title, value):
    return Item(title) if value is None else Value(title, value)


def build(tree=TREE):
    root = Menu("main")
    for title, rows in tree:
        root.add(Menu(title, [leaf(*row) for row in rows]))
    return root


def depth(item):
    return 1 + max([depth(child) for child in getattr(item, "items", ())] or [0])
