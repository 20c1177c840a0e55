# SPDX-License-Identifier: MIT
"""Attributes that are set by object.__setattr__, whose names may be computed."""


class Listing:
    def __setattr__(self, name, value):
        super().__setattr__(name, [value])


class Mapping:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, {name: value})

    def __delattr__(self, name):
        object.__delattr__(self, "_" + name)


class Plain:
    pass


class Closing:
    @property
    def door(self):
        return "open"

    @door.deleter
    def door(self):
        print("closed")


listing, mapping, plain, kept = Listing(), Mapping(), Plain(), [1]
print("begins")
listing.items = 1
listing.items.append(2)
mapping.table = 3
mapping._gone = 4
del mapping.gone
object.__setattr__(plain, "words", "a b" if listing.items else None)
object.__setattr__(plain, "kept", kept)
plain.kept.insert(0, plain.words.split())
setter = object.__setattr__
setter(plain, "text", b"cd")
object.__delattr__(Closing(), "door")
print(listing.items, mapping.table.get("table"), hasattr(mapping, "_gone"), kept, plain.text.decode())
