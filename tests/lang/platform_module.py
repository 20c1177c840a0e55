# SPDX-License-Identifier: MIT
# small
# platform says what runs the program; CPython names itself.
# expect: Firn 3.11.0 True
import platform

print(platform.python_implementation(), platform.python_version(), platform.platform().startswith("Firn"))
