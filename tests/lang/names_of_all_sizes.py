# SPDX-License-Identifier: MIT
# Names made at run time are those of the image with the same text: empty, of other scripts, of hundreds of bytes.


class Box:
    pass


LONG = "longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong"
table = {"": 0, "a": 1, "größe": 2, "名前": 3, LONG: 4, "x" * 255: 5, "x" * 256: 6, "x" * 4096: 7}
box = Box()


def joined(*parts):
    return "".join(parts)


for made in joined(), joined("", "a"), joined("grö", "ße"), joined("名", "前"), joined(*["long"] * 68), joined("x" * 200, "x" * 55), joined("x" * 256):
    setattr(box, made, len(made))
    print(table[made], getattr(box, made), made in table, hasattr(box, made + "?"))
print(table[joined("x" * 4095, "x")], LONG == joined(*["long"] * 68), len(LONG))
print(box.a, box.größe, box.名前)
print(getattr("text", joined("up", "per"))(), getattr(table, joined("ke", "ys"))().__class__.__name__)


def keywords(größe=0, **others):
    return größe, sorted(others.items())


print(keywords(**{joined("grö", "ße"): 1, joined("名", "前"): 2, joined(): 3, joined("long", "long"): 4}))
for type_ in type("text"), type(LONG), type(joined("a", "b")):
    print(type_, type_ is str, isinstance(LONG, type_))
