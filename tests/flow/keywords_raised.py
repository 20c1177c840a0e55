# SPDX-License-Identifier: MIT
def fail(kind, text, where):
    raise kind(text, name=where)


try:
    fail(ImportError, "no such", "net")
except ImportError as error:
    print(error, error.name)
