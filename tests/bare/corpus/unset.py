# SPDX-License-Identifier: MIT
# runtime
# status 1
# error: NameError
for i in range(3):
    if i > 1:
        print(late)
    print(i)
    if i > 2:
        late = 1
