# SPDX-License-Identifier: MIT
# A loop that nothing but an exception leaves is not tried at build time.
# boot: 14 22 24
# note: it does not come to an end
count = 0
total = 0
for i in range(10):
    for k in range(3):
        if k > i:
            break
        total += k


while count < 5:
    count += 1
    if count == 4:
        print("four")
while True:
    count += 2
    if count > 20:
        break
print(count, total)

while True:
    count -= 1
    try:
        if not count:
            raise SystemExit(total)
    except ValueError:
        continue
