# SPDX-License-Identifier: MIT
import json
from json import dumps, loads

values = [None, True, False, 0, -5, 12345678901234567890, 1.5, -0.25, 1e100, "", "text", "\"\\/\b\f\n\r\t\x01\x7f\u00e9\u20ac\U0001f600",
          [], {}, [1, [2, {"a": None}]], {"k": [1, 2], "l": {"m": "n"}}, (1, "t")]
for value in values:
    text = dumps(value)
    print(text, loads(text) == (list(value) if isinstance(value, tuple) else value))
print(dumps("\u00e9\U0001f600\x7f", ensure_ascii=False), dumps({"b": 1, "a": 2}, sort_keys=True), dumps([1, {"a": 2}], separators=(",", ":")))
print(dumps({"a": [1, 2, {}], "b": [], "c": {"d": 1}}, indent=2), dumps([1, [2]], indent="\t"), dumps([1, 2], indent=0))
print(dumps({1: 2, None: 3, True: 4, 1.5: 5}), dumps({(1, 2): 3, "a": 1}, skipkeys=True), dumps([float("inf"), -float("inf"), float("nan")]))


class Point:
    def __init__(self, x):
        self.x = x


class Encoder(json.JSONEncoder):
    def default(self, o):
        return {"x": o.x} if isinstance(o, Point) else super().default(o)


class Int(int):
    def __repr__(self):
        return "odd"


print(dumps([Point(1)], default=lambda p: p.x), dumps(Point(2), cls=Encoder), Encoder(indent=1).encode([Point(3)]), dumps(Int(5)))
circular = []
circular.append(circular)
for wrong in (lambda: dumps(Point(1)), lambda: dumps({(1,): 2}), lambda: dumps(circular), lambda: dumps(float("nan"), allow_nan=False),
              lambda: dumps({1, 2}), lambda: dumps(5, cls=Encoder) and dumps(object, cls=Encoder), lambda: loads(5)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error if "ircular" not in str(error) else "circular")
print(loads(' { "a" : [ 1 , 2.5e3 , -1E-2, "\\u0041\\ud83d\\ude00\\n" ] ,\n "b":{} } '), loads(b"[1]"), loads("-0"), loads("1E400"), loads("NaN") != 0)
print(loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d)), loads('{"a": 1, "a": 2}', object_pairs_hook=lambda p: p), loads('{"a": 1, "a": 2}'))
print(loads("[1, 2.50]", parse_int=lambda s: "i" + s, parse_float=lambda s: "f" + s), loads('"a\tb"', strict=False), json.JSONDecoder().raw_decode("[1] x"))
for text in ("", "  ", "[1,]", "[1", "[1 2]", "{", '{"a"}', '{"a":}', '{"a":1,}', "{1:2}", '"abc', '"\\x"', '"\\u12"', '"a\nb"', "nul", "01", "-", "1.", ".5", "1e",
             "[1] 2", "tru", "{'a': 1}", '["a"\n,\n "b" : 1]', "\ufeff1", "+1"):
    try:
        print(repr(text), loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, error.pos, error.lineno, error.colno)


class File:
    def __init__(self, text=""):
        self.text = text

    def write(self, text):
        self.text += text

    def read(self):
        return self.text


file = File()
json.dump({"a": [1]}, file)
print(file.text, json.load(file))
