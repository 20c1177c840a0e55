# SPDX-License-Identifier: MIT
# alone
# An error inside of compiled code that nobody catches.
print("before")
exec(compile("def f():\n    raise ValueError('from inside')\nf()", "inside.py", "exec"))
