# SPDX-License-Identifier: MIT
# alone
"""UnicodeDecodeError caught by its own name has its fields; nothing names UnicodeError."""


def length_of(data):
    try:
        return len(data.decode("utf-8"))
    except UnicodeDecodeError as e:
        return e.start, e.end, e.object, e.reason, str(e), e.args


print(length_of(b"ab\xff"), length_of(b"ok"))
