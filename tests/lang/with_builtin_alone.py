# SPDX-License-Identifier: MIT
# alone
# The only methods taken from an instance are those that `with` takes.
import io

with io.StringIO("text") as f:
    print(f.read())
