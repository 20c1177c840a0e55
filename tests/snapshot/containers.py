# SPDX-License-Identifier: MIT
# Every kind of object from a snapshot, changed after boot.
# fewer: 0.7
import array
import collections
import gc

LIST = [3, 1, 2]
EMPTY = []
DICT = {"a": 1, "b": [2]}
LARGE = {("k", i): str(i) for i in range(50)}
NO_DICT = {}
SET = {1, 2, 3}
WORDS = set("a bb ccc dddd eeeee ffffff".split())
FROZEN = frozenset(["x", "y"])
BYTES = bytearray(b"abc")
NO_BYTES = bytearray()
ARRAY = array.array("h", [1, -2, 3])
ORDERED = collections.OrderedDict([("one", 1), ("two", 2)])
DEFAULT = collections.defaultdict(list)
DEFAULT["x"].append(1)
Pair = collections.namedtuple("Pair", "left right")
PAIR = Pair([1], 2.5)
QUEUE = collections.deque([1, 2, 3], 5)
QUEUE.appendleft(0)
RANGE = range(3, 30, 4)
SLICE = slice(1, None, 2)
TEXT = "".join(["py", "thon", chr(233)])
RAW = bytes([1, 2, 255])
BIG = [2**100, -(2**70), 2**31, -(2**30), 2**30]
FLOATS = [0.5, -0.0, 1e10, float("inf"), 1 / 3]
LOOP = [1]
LOOP.append(LOOP)
IN_TUPLE = ([],)
IN_TUPLE[0].append(IN_TUPLE)
BOUND = LIST.append
ITERATOR = iter([1, 2, 3])
next(ITERATOR)
ENUMERATE = enumerate("abc")
next(ENUMERATE)


def generate(n):
    for i in range(n):
        try:
            yield i * i
        finally:
            DICT["closed"] = i


GENERATOR = generate(5)
next(GENERATOR)
UNSTARTED = generate(2)


class Base:
    count = 0
    shared = []

    def __init__(self, name="none", **more):
        self.name = name
        for key, value in more.items():
            setattr(self, key, value)

    @property
    def upper(self):
        return self.name.upper()

    @upper.setter
    def upper(self, value):
        self.name = value.lower()

    @classmethod
    def make(cls, name):
        cls.count += 1
        return cls(name)

    @staticmethod
    def plain(x):
        return x + 1

    def __repr__(self):
        return "<%s %s>" % (type(self).__name__, self.name)


class Mixin:
    def mixed(self):
        return "mixed " + self.name


class Derived(Base, Mixin):
    __slots__ = ("extra",)

    def mixed(self):
        return super().mixed() + "!"


class Meta(type):
    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, namespace)
        cls.tag = name.lower()
        return cls


class Made(metaclass=Meta):
    pass


class MyList(list):
    def total(self):
        return sum(self)


class MyText(str):
    pass


class Oops(ValueError):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code


MINE = MyList([1, 2])
MINE.label = "mine"
NAMED = MyText("named")
NAMED.label = 3
ERROR = Oops(5)
OBJECTS = [Base.make("first"), Derived("second", extra=4, other=[5])]
METHOD = OBJECTS[1].mixed
LAMBDAS = [lambda x, i=i: x + i for i in range(3)]
Base.late = lambda self: self.name + " late"
generate.note = ["attribute"]

print(LIST, EMPTY, DICT, len(LARGE), NO_DICT, SET, sorted(WORDS), sorted(FROZEN), BYTES, NO_BYTES, ARRAY, ORDERED, PAIR, TEXT, RAW)
print(DEFAULT["x"], DEFAULT["y"], RANGE, SLICE, BIG, FLOATS, LOOP[1] is LOOP, IN_TUPLE[0][0] is IN_TUPLE, TEXT == "pythoné")
LIST.append(4)
LIST.sort()
BOUND(0)
EMPTY.extend(range(20))
DICT["c"] = 3
DICT["b"].append(4)
del DICT["a"]
for i in range(60):
    LARGE["k", i] = i
    NO_DICT[i] = i
LARGE.pop(("k", 7))
SET.update(range(20))
SET.discard(2)
WORDS.add("ggggggg")
WORDS.remove("a")
BYTES.extend(b"d" * 40)
NO_BYTES.append(65)
ARRAY.append(7)
ORDERED["three"] = 3
ORDERED.move_to_end("one")
PAIR.left.append(PAIR.right)
QUEUE.extend([7, 8])
QUEUE.rotate(1)
print(QUEUE, len(QUEUE), QUEUE.popleft(), QUEUE.pop())
DEFAULT["z"].append(len(DEFAULT))
gc.collect()
print(LIST, EMPTY, DICT, len(LARGE), LARGE["k", 59], ("k", 7) in LARGE, sum(NO_DICT), sorted(SET), sorted(WORDS), BYTES, NO_BYTES, ARRAY, ORDERED, PAIR, dict(DEFAULT))
print(list(ITERATOR), list(ENUMERATE), next(GENERATOR), list(UNSTARTED), list(GENERATOR), DICT["closed"], [b + 1 for b in BIG])
print(OBJECTS, METHOD(), [f(10) for f in LAMBDAS], OBJECTS[0].upper, Base.count, Base.plain(1), OBJECTS[1].extra, OBJECTS[1].other)
OBJECTS[0].upper = "CHANGED"
OBJECTS[0].fresh = {"new": 1}
Base.shared.append(1)
Derived.count = 10
print(OBJECTS, OBJECTS[0].fresh, Derived.shared, Base.make("x"), Derived.make("y"), Base.count, Derived.count, OBJECTS[1].late(), generate.note)
MINE.append(5)
print(MINE, MINE.total(), MINE.label, NAMED + "!", NAMED.label, ERROR.code, ERROR.args, repr(ERROR), Made.tag, type(Made).__name__, Derived.__mro__)
try:
    raise ERROR
except Oops as e:
    print("caught", e is ERROR, e.code)
KEEP = [[i] * 10 for i in range(200)]
for i in range(200):
    LIST.append([i])
    DICT[i] = str(i)
gc.collect()
print(len(KEEP), LIST[-1], DICT[199], sum(k[0] for k in KEEP), OBJECTS[1].other, Base.shared)
