# SPDX-License-Identifier: MIT
# modules: json
# CPython's own encoder, decoder and scanner in Python: every kind of value, options, hooks, errors with their places.
import io
import json


def show(name, f, *args, **kwargs):
    try:
        print(name, f(*args, **kwargs))
    except Exception as e:
        print(name, type(e).__name__, e)


data = {"a": [1, 2.5, -3e-10, 1e100, True, False, None], "b": {"nested": {"deep": []}}, "ü": "caf\u00e9 \U0001f600", "esc": '"\\\b\f\n\r\t\x01/', "": ()}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False, sort_keys=True))
print(json.dumps(data, indent=2))
print(json.dumps([1, {"x": 2}], indent="--", separators=(", ", " = ")), json.dumps({"b": 1, "a": [2]}, separators=(",", ":")))
print(json.dumps({1: "a", 2.5: "b", True: "c", None: "d"}), json.dumps({(1, 2): 3, "k": 4}, skipkeys=True), json.dumps([float("nan"), float("inf")]))
print(json.loads(json.dumps(data)) == {**data, "": []}, json.loads(' [ 1 , "a\\u00e9\\ud83d\\ude00\\/" , {} , -0 , 1E3 ] '), json.loads(b'{"x": "\xc3\xa9"}'), json.loads("\ufeff1".encode("utf-16")) if False else "")
print(json.loads("[1.5, 2, NaN, Infinity, -Infinity]", parse_float=str, parse_int=lambda s: -int(s), parse_constant=repr))
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class PointEncoder(json.JSONEncoder):
    def default(self, o):
        return {"point": [o.x, o.y]} if isinstance(o, Point) else super().default(o)


class IntLike(int):
    def __repr__(self):
        return "never"


print(json.dumps([Point(1, 2)], cls=PointEncoder), json.dumps(Point(3, 4), default=lambda p: p.x), "".join(PointEncoder(indent=1).iterencode({"p": Point(0, 0)})), json.dumps(IntLike(7)))
show("set", json.dumps, {1, 2}, cls=PointEncoder)
loop = []
loop.append(loop)
show("circular", json.dumps, loop)
show("nan", json.dumps, float("nan"), allow_nan=False)
show("key", json.dumps, {(1,): 2})
for text in ("", "[1,", "[1 2]", '{"a" 1}', '{"a":}', "{a: 1}", '["\n"]', '["abc', '"\\x"', '"\\u12g4"', "nul", "[1]]", "[1,]", '{"a":1,}', "-", "\ufeff[]", "[01]", '{"a":1 "b"}'):
    show(repr(text), json.loads, text)
try:
    json.loads('{\n  "a": 1,\n  "b": ?\n}')
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc.count("\n"), isinstance(e, ValueError))
out = io.StringIO()
json.dump(data, out)
print(out.getvalue() == json.dumps(data), json.load(io.StringIO("[3]")), json.JSONDecoder().raw_decode("[1] tail"), json.JSONDecoder(strict=False).decode('"a\tb"'))
