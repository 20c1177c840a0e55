# SPDX-License-Identifier: MIT
# not: stock
# What __prepare__ puts into a class body's namespace hides variables of the module there, and nowhere else.

helper = "module"
other = "module"


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        return {"helper": "prepared", "chr": "no function", "other": "prepared"}


class First(metaclass=Meta):
    seen = helper
    same = ord, chr


class Second(First):
    global other
    seen = helper, chr, other

    def method(self, x=helper):
        return x, helper

    made = [helper for _ in range(2)], (lambda: helper)()


class Plain:
    seen = helper


class Derived(Plain):
    seen = helper, Plain.seen


print(First.seen, First.same[1], Second.seen, Second().method(), Second.made)
print(Plain.seen, Derived.seen)
