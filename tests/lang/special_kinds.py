# SPDX-License-Identifier: MIT
# not: stock microbit
# Special methods that are no plain functions: what is found on the type is bound by the descriptor protocol, __get__ alone is not.
import math

seen = []
result = None


def show(x):
    if type(x) in (int, bool, float, str, bytes) or x is None:
        return repr(x)
    if isinstance(x, type):
        return "class " + x.__name__
    if type(x) in (tuple, list):
        return type(x).__name__ + "(" + ", ".join([show(y) for y in x]) + ")"
    return "a " + type(x).__name__


def f(*args, **kw):
    seen.append(", ".join([show(a) for a in args] + ["%s=%s" % (k, show(kw[k])) for k in kw]))
    return result()


class Bound:
    def method(self, *args, **kw):
        return f(self, *args, **kw)


class Made:
    def __init__(self, *args):
        seen.append("made of " + ", ".join([show(a) for a in args]))


class Callable:
    def __call__(self, *args, **kw):
        return f(self, *args, **kw)


class Getter:
    def __get__(self, of, cls):
        seen.append("get %s %s" % (show(of), show(cls)))
        return f


def got(self):
    seen.append("property")
    return f


def holder(x):
    class Holder:
        d = x

    return Holder()


kept = []
KINDS = [
    ("function", f), ("static method", staticmethod(f)), ("class method", classmethod(f)), ("bound method", Bound().method),
    ("builtin's", kept.append), ("builtin", len), ("type", tuple), ("class", Made), ("instance", Callable()), ("descriptor", Getter()),
    ("None", None), ("property", property(got)), ("class method of an instance", classmethod(Callable())),
]



def on_call(v):
    class C:
        __call__ = v

    c = C()
    return c(1)


def on_call_kw(v):
    class C:
        __call__ = v

    c = C()
    return c(1, k=2)


def on_call_star(v):
    class C:
        __call__ = v

    c = C()
    return c(*[1], **{'k': 2})


def on_call_map(v):
    class C:
        __call__ = v

    c = C()
    return list(map(c, [1]))


def on_init(v):
    class C:
        __init__ = v

    return C(5)


def on_new(v):
    class C:
        __new__ = v

    return C(5)


def on_lt(v):
    class C:
        __lt__ = v

    c = C()
    return c < 1


def on_eq(v):
    class C:
        __eq__ = v

    c = C()
    return c == 1


def on_add(v):
    class C:
        __add__ = v

    c = C()
    return c + 1


def on_radd(v):
    class C:
        __radd__ = v

    c = C()
    return 1 + c


def on_neg(v):
    class C:
        __neg__ = v

    c = C()
    return -c


def on_contains(v):
    class C:
        __contains__ = v

    c = C()
    return 1 in c


def on_bool(v):
    class C:
        __bool__ = v

    c = C()
    return bool(c)


def on_len(v):
    class C:
        __len__ = v

    c = C()
    return len(c)


def on_hash(v):
    class C:
        __hash__ = v

    c = C()
    return hash(c)


def on_index(v):
    class C:
        __index__ = v

    c = C()
    return [1, 2, 3][c]


def on_str(v):
    class C:
        __str__ = v

    c = C()
    return str(c)


def on_repr(v):
    class C:
        __repr__ = v

    c = C()
    return repr(c)


def on_getitem(v):
    class C:
        __getitem__ = v

    c = C()
    return c[1]


def on_iter(v):
    class C:
        __iter__ = v

    c = C()
    return list(c)


def on_next(v):
    class C:
        __next__ = v

    c = C()
    return next(c)


def on_getattr(v):
    class C:
        __getattr__ = v

    c = C()
    return c.missing


def on_format(v):
    class C:
        __format__ = v

    c = C()
    return f'{c:x}'


def on_bytes(v):
    class C:
        __bytes__ = v

    c = C()
    return bytes(c)


def on_floor(v):
    class C:
        __floor__ = v

    c = C()
    return math.floor(c)


def on_dir(v):
    class C:
        __dir__ = v

    c = C()
    return dir(c)


def on_round(v):
    class C:
        __round__ = v

    c = C()
    return round(c)


def on_divmod(v):
    class C:
        __divmod__ = v

    c = C()
    return divmod(c, 1)


def on_get(v):
    class C:
        __get__ = v

    c = C()
    return holder(c).d


def on_getitem_of_class(v):
    class C:
        __class_getitem__ = v

    return C[1]


def on_class_call(v):
    class Meta(type):
        __call__ = v

    class C(metaclass=Meta):
        pass

    return C(5)


OPERATIONS = [
    ('call', on_call, lambda: 7),
    ('call_kw', on_call_kw, lambda: 7),
    ('call_star', on_call_star, lambda: 7),
    ('call_map', on_call_map, lambda: 7),
    ('init', on_init, lambda: None),
    ('new', on_new, lambda: 7),
    ('lt', on_lt, lambda: 7),
    ('eq', on_eq, lambda: 7),
    ('add', on_add, lambda: 7),
    ('radd', on_radd, lambda: 7),
    ('neg', on_neg, lambda: 7),
    ('contains', on_contains, lambda: 7),
    ('bool', on_bool, lambda: True),
    ('len', on_len, lambda: 3),
    ('hash', on_hash, lambda: 7),
    ('index', on_index, lambda: 2),
    ('str', on_str, lambda: 's'),
    ('repr', on_repr, lambda: 'r'),
    ('getitem', on_getitem, lambda: 7),
    ('iter', on_iter, lambda: iter((1, 2))),
    ('next', on_next, lambda: 7),
    ('getattr', on_getattr, lambda: 7),
    ('format', on_format, lambda: 'f'),
    ('bytes', on_bytes, lambda: b'b'),
    ('floor', on_floor, lambda: 7),
    ('dir', on_dir, lambda: ['d']),
    ('round', on_round, lambda: 7),
    ('divmod', on_divmod, lambda: 7),
    ('get', on_get, lambda: 7),
    ('getitem_of_class', on_getitem_of_class, lambda: 7),
    ('class_call', on_class_call, lambda: 7),
]
for name, use, gives in OPERATIONS:
    result = gives
    for kind, v in KINDS:
        seen.clear()
        kept.clear()
        try:
            r = show(use(v))
        except (TypeError, AttributeError) as e:
            r = type(e).__name__
        print(name, kind, r, seen, len(kept))


