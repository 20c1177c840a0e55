# SPDX-License-Identifier: MIT
import warnings


class Own(UserWarning):
    pass


def told(f, *args):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        f(*args)
    print([(w.category.__name__, str(w.message)) for w in log])


told(warnings.warn, "plain")
told(warnings.warn, "kind", DeprecationWarning)
told(warnings.warn, Own("instance"))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", Own)
    except Own as e:
        print("Own", e)
with warnings.catch_warnings(record=True) as log:
    warnings.resetwarnings()
    warnings.simplefilter("ignore", Own)
    warnings.filterwarnings("error", "bad")
    warnings.filterwarnings("always", category=RuntimeWarning)
    warnings.warn("nothing", Own)
    for i in range(2):
        warnings.warn("again", RuntimeWarning)
    try:
        warnings.warn("Bad thing")
    except UserWarning as e:
        print(e)
    print(len(log), len(warnings.filters))
    seen = {}
    for i in range(3):
        warnings.warn_explicit("once a place", UserWarning, "file.py", 10 + i // 2, registry=seen)
    print([str(w.message) for w in log])
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("no")):
    try:
        bad()
    except (TypeError, AssertionError) as e:
        print(type(e).__name__)
print(warnings.formatwarning("text", Own, "f.py", 3, "line"), end="")
