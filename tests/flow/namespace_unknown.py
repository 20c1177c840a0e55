# SPDX-License-Identifier: MIT
# alone
"""Namespaces of what the analysis does not know: modules, functions and classes that builtins gave back."""
import bisect
import sys
import textwrap

KEPT = [textwrap]
TABLE = {"n": [1]}


class Base:
    notes = {"b": [2.5]}

    def run(self):
        return self


class Part(Base):
    limit = [b"l"]


def plain(x):
    return [x]


PLACES = (plain, Part)


def back(x):
    return dict.fromkeys(["k"], x)["k"]


def main():
    back(KEPT)[0].fresh = {"f": 1}
    vars(back(bisect))["late"] = [1]
    back(sys.modules[__name__]).__dict__["TABLE"]["n"].append("m")
    back(sys.modules[__name__]).added = (1,)
    print(textwrap.fresh, bisect.late, TABLE, added)
    back(PLACES)[0].__dict__["rate"] = 1.5
    vars(back(plain))["more"] = {plain}
    print(plain.rate, len(plain.more))
    back(PLACES)[1].__dict__["limit"].append(3)
    back(PLACES)[1].__mro__[1].__dict__["notes"]["b"].append(4)
    back(Part).late = {"p": 1}
    print(Part.limit, Base.notes, back(Base).__dict__["run"](Part.late))
    held = back([len, print])
    print(held[0]("abc"), back({"m": back}).get("m")(held) is held)


main()
