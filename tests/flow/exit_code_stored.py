# SPDX-License-Identifier: MIT
# alone
"""The code of a SystemExit that is set when it has been made."""


def stop(e, code):
    e.code = code
    print(e.code, e.args)
    raise e


stop(SystemExit(2), "a text")
