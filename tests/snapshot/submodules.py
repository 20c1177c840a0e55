# SPDX-License-Identifier: MIT
# Modules that are attributes of their packages without a variable there, and variables that an import sets.
# boot: 14 18 19 20 24
import pkg.sub.leaf

# A module without a place for the name gets an attribute at build time: read at boot, where nothing stores any.
import plain

plain.added = 7

# What is set through one way to a module is read through another one.
import pkg.sub.leaf as leaf

print(pkg.sub.leaf.value, pkg.sub.level)

leaf.value = leaf.up.level = 9

print(pkg.sub.leaf.value, pkg.sub.level)
print(plain.added, plain.own)
print(pkg.other)

import pkg.other

print(pkg.other.name)

# file: plain.py
own = 5

# file: pkg/__init__.py
other = 1

# file: pkg/sub/__init__.py
level = 1

# file: pkg/sub/leaf.py
from .. import sub as up

value = 2

# file: pkg/other.py
name = 'other'
