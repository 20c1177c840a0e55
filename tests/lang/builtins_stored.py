# SPDX-License-Identifier: MIT
# alone
# What is stored into module builtins is what names mean from then on, in every function.
import builtins


def absolute(x):
    return abs(x)


def longest(texts):
    return max(texts, key=len)


print(absolute(-3), longest(["a", "abc"]))
true_abs = builtins.abs
builtins.abs = lambda x: ("mine", true_abs(x))
print(absolute(-4), abs(5), builtins.abs(6))
builtins.helper = [1, 2]


def use_helper():
    helper.append(3)
    return helper


print(use_helper(), builtins.helper is helper)
setattr(builtins, "len", lambda x: 99)
print(len("a"), longest(["a", "abc"]) in ("a", "abc"), hasattr(builtins, "helper"))
builtins.abs = true_abs
print(absolute(-7))


class Shouting:
    def __init__(self, target):
        self.target = target

    def __call__(self, *args):
        self.target(*[str(a).upper() for a in args])


builtins.print = Shouting(print)
print("loud", absolute(-1))
max = "the module's own"
print(max)
del builtins.helper
try:
    use_helper()
except NameError as e:
    print("gone:", e)
