# SPDX-License-Identifier: MIT
# A few survivors among much garbage must not keep large objects from finding room.
def noisy(n):
    total = 0.0
    for i in range(12):
        total += n * 0.5
    return total


values = []
for n in range(150):
    values.append(noisy(n))
print(len(values), values[0], values[-1], sum(values))
for n in range(5):
    values = [noisy(k) for k in range(100)]
    block = bytearray(1000)
    print(len(values), len(block))
