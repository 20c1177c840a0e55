# SPDX-License-Identifier: MIT
# Slices are keys since Python 3.12.
# expect: True True 3
# expect: unhashable type: 'list'
# expect: (slice(None, None, None),)
print(hash(slice(1, 2)) == hash(slice(1, 2, None)), {slice(3): 1}[slice(None, 3, None)] == 1, len({slice(1), slice(2), slice(1), slice(1, 2)}))
try:
    hash(slice([]))
except TypeError as e:
    print(e)
try:
    {}[:]
except KeyError as e:
    print(e.args)
