# SPDX-License-Identifier: MIT
# Without the source lines, which images have not got.
import io
import traceback


def thrower(x):
    raise KeyError(x)


try:
    thrower(5)
except KeyError as e:
    error = e
    text = traceback.format_exc()


def rows(text):
    return [line for line in text if not line.startswith("    ") and "File" not in line]


print(rows(text.splitlines()))
print(rows(traceback.format_exception(error)))
print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
print(traceback.format_exception_only(ValueError()))
out = io.StringIO()
traceback.print_exception(error, file=out)
print(rows(out.getvalue().splitlines()), "thrower" in out.getvalue())
try:
    thrower(6)
except KeyError:
    out = io.StringIO()
    traceback.print_exc(file=out)
print(rows(out.getvalue().splitlines()), traceback.format_exc())
