# SPDX-License-Identifier: MIT
"""Builtins that lead to namespaces, kept by the initialisers in variables and containers under other names."""
import sys

HELD = {"spaces": [globals, vars]}
look = getattr
LIST = [1]


class Thing:
    table = [2]


THING = Thing()
THING.own = {3}


def run(number):
    space = HELD["spaces"][number]
    return space() if number == 0 else space(THING)


run(0)["LIST"].append(4)
run(1)["own"].add(5)
print(LIST, sorted(THING.own))
name = "".join(["ta", "ble"])
look(Thing, name).append(6)
print(Thing.table, look(sys, "".join(["mod", "ules"]))["__main__"].LIST is LIST if False else True)
