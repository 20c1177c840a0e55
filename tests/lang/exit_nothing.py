# SPDX-License-Identifier: MIT
# alone
# sys.exit() is success; a subclass of SystemExit is, too.
import sys


class Leave(SystemExit):
    pass


try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
raise Leave
