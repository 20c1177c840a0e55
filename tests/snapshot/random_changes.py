# SPDX-License-Identifier: MIT
"""Changes at run time for random_graphs.py: each way leads to an object of the snapshot by another path of the language.
What the freezer takes for constant is in ROM, where a change that it has not seen ends the program."""

# Of every module, so that what one of them does is not done to all.
HELPERS = '''
class Odd:
    def __init__(self, held):
        self.held = held
        self.n = 0

    def __enter__(self):
        self.n += 1
        return self.held

    def __exit__(self, *reason):
        self.n += 1

    def __setitem__(self, key, value):
        self.n = (key, self.n)

    def __iadd__(self, other):
        self.n = (other, self.n)
        return self

    def __call__(self, value):
        self.n = (value, self.n)
        return self.held

    def __len__(self):
        self.n = ("len", self.n)
        return 1

    @property
    def seen(self):
        self.n = ("seen", self.n)
        return self.held

    @seen.setter
    def seen(self, value):
        self.held = value


class Wrong(Exception):
    pass


def mend(x, v=0):
    if isinstance(x, list):
        x.append(v)
    elif isinstance(x, dict):
        x["mended"] = v
    elif isinstance(x, set):
        x.add(77)
    elif isinstance(x, bytearray):
        x.append(7)
    elif isinstance(x, Odd):
        x.n = ("mended", x.n)


def strike(x, v=0):
    if isinstance(x, (list, bytearray)) and x:
        x[0] = x[-1]
        x[-1] = x[len(x) // 2]
        if isinstance(x, list):
            x[1:2] = [v]
    elif isinstance(x, dict) and x:
        x[next(iter(x))] = v
        x.popitem()
    elif isinstance(x, set) and x:
        x.discard(14)
        x.add(15)


def put(x, v):
    x.append(v)


def put_by_name(*, x, v):
    x.insert(0, v)


def give(x):
    yield x
    yield x


def same(x):
    return x


def nothing(x):
    return 0


class Making:
    def __init__(self, held, v=0):
        mend(held, v)
        self.held = held

    @classmethod
    def again(cls, held):
        return cls(held)


class MakingMore(Making):
    def __init__(self, held, v=0):
        self.n = v
        super().__init__(held, v)


class Awaited:
    def __init__(self, held):
        self.held = held

    def __await__(self):
        got = yield self.held
        return self.held if got is None else got

    async def __aenter__(self):
        return self.held

    async def __aexit__(self, *reason):
        mend(self.held)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.held is None:
            raise StopAsyncIteration
        held, self.held = self.held, None
        return held


async def later(awaited):
    return await awaited


async def entered(x):
    async with Awaited(x) as y:
        mend(y)


async def each(x):
    async for y in Awaited(x):
        mend(y)


async def many(x):
    yield x


async def each_of_many(x):
    return [mend(y) async for y in many(x)]


async def caught():
    try:
        await Awaited(0)
    except Wrong as error:
        mend(error.args[0])


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


def sent(x):
    coroutine = later(Awaited(0))
    coroutine.send(None)
    try:
        coroutine.send(x)
    except StopIteration as stop:
        mend(stop.value)


def thrown(x):
    coroutine = caught()
    coroutine.send(None)
    try:
        coroutine.throw(Wrong(x))
    except StopIteration:
        pass
'''

# {t}: a variable of the kind, {v}: a value, {n}: a number of its own. Before the bar: what the initialiser does.
WAYS = {
    "list": [
        "alias = {t}; alias.append({v})",
        "put({t}, {v})",
        "put(*[{t}, {v}])",
        "put(*({t},), {v})",
        "put_by_name(x={t}, v={v})",
        "put_by_name(**{{'x': {t}, 'v': {v}}})",
        "def keep{n}(v, where={t}): where.append(v) | keep{n}({v})",
        "def keep{n}(v, *, where={t}): where.append(v) | keep{n}({v})",
        "push{n} = {t}.append | push{n}({v})",
        "held{n} = ({t}, 1) | held{n}[0].append({v})",
        "held{n} = {{'x': ({t}, 1)}} | held{n}['x'][0].append({v})",
        "held{n} = [[{t}]] | held{n}[0][0].append({v})",
        "held{n} = [[{t}]] | [*held{n}][0][0].append({v})",
        "held{n} = [[{t}]] | held{n}[:][0][0].append({v})",
        "held{n} = [[{t}]] | (held{n} + [0])[0][0].append({v})",
        "held{n} = [[{t}]] | (2 * held{n})[1][0].append({v})",
        "held{n} = [[{t}]] | list(held{n})[0][0].append({v})",
        "held{n} = [[{t}]] | sorted(held{n}, key=nothing)[0][0].append({v})",
        "held{n} = [[{t}]] | max(held{n}, key=nothing)[0].append({v})",
        "held{n} = [[{t}]] | held{n}.copy()[0][0].append({v})",
        "held{n} = [[{t}]] | next(iter(held{n}))[0].append({v})",
        "held{n} = {{'x': [{t}]}} | held{n}.get('x')[0].append({v})",
        "held{n} = {{'x': [{t}]}} | dict.get(held{n}, 'x')[0].append({v})",
        "held{n} = {{'x': [{t}]}} | dict(held{n})['x'][0].append({v})",
        "held{n} = {{'x': [{t}]}} | {{**held{n}}}['x'][0].append({v})",
        "held{n} = {{'x': [{t}]}} | (held{n} | {{}})['x'][0].append({v})",
        "held{n} = {{'x': {t}}} | put(v={v}, **held{n})",
        "held{n} = {{'x': [{t}]}} | [y[0].append({v}) for y in held{n}.values()]",
        "held{n} = {{'x': [{t}]}} | [y[0].append({v}) for k, y in held{n}.items()]",
        "held{n} = {{'x': [{t}]}} | list(held{n}.items())[0][1][0].append({v})",
        "held{n} = {{'x': [{t}]}} | held{n}.setdefault('x', [])[0].append({v})",
        "held{n} = {{'x': [{t}]}} | held{n}.pop('x')[0].append({v})",
        "held{n} = {{'x': [{t}]}} | held{n}.popitem()[1][0].append({v})",
        "held{n} = [{t}, 0] | first, *rest = held{n}; first.append({v})",
        "held{n} = [0, {t}] | first, *rest = held{n}; rest[0].append({v})",
        "held{n} = Odd({t}) | held{n}.held.append({v})",
        "held{n} = Odd({t}) | held{n}.seen.append({v})",
        "held{n} = Odd({t}) | held{n}({v}).append(1)",
        "held{n} = Odd({t}) | getattr(held{n}, 'held').append({v})",
        "held{n} = Odd({t}) | list.append(held{n}.held, {v})",
        "put{n} = lambda v, x={t}: x.append(v) | put{n}({v})",
        "for t in ({t},): t.insert(0, {v})",
        "for t in enumerate([{t}]): t[1].append({v})",
        "for t, u in zip([{t}], 'a'): t.append(u)",
        "for t in reversed([0, {t}]): mend(t)",
        "for t in map(same, [{t}]): t.append({v})",
        "for t in filter(None, [{t}, [1]]): mend(t)",
        "for t in give({t}): t.append({v})",
        "next(give({t})).append({v})",
        "[t.append({v}) for t in [{t}]]",
        "for y in {t}: mend(y)",
        "for y in {t}[:2]: mend(y)",
        "list(map(mend, {t}))",
        "mend({t}[0] if {t} else 0)",
        "t = {t}; t += [{v}]",
        "t = {t}; t *= 2",
        "t = ({t}, 1)\n    try:\n        t[0] += [{v}]\n    except TypeError:\n        pass",
        "{t}[:] = [{v}]",
        "{t}[1:1] = [{v}]",
        "{t}[:0] = ({v},)",
        "{t} and {t}.pop()",
        "({t} or [1]).clear()",
        "del {t}[:1]",
        "{t}.reverse()",
        "{t}.sort(key=nothing)",
        "{t}.extend([{v}])",
        "(lambda: {t})().append({v})",
        "({t} if {t} is not None else [1]).append({v})",
        "with Odd({t}) as t: t.append({v})",
        "try:\n        raise Wrong({t})\n    except Wrong as e:\n        e.args[0].append({v})",
        "match [{t}]:\n        case [t]:\n            t.append({v})",
        "match {{'k': {t}}}:\n        case {{'k': t}}:\n            t.append({v})",
    ],
    "dict": [
        "t = {t}; t['new'] = {v}",
        "{t}.update(new={v})",
        "{t}.update({{'new': {v}}})",
        "t = {t}; t |= {{'new': {v}}}",
        "{t}.setdefault('new', {v})",
        "{t}.clear()",
        "{t} and {t}.popitem()",
        "for k in list({t}): del {t}[k]",
        "held{n} = [{t}] | held{n}[0]['new'] = {v}",
        "def keep{n}(v, where={t}): where['new'] = v | keep{n}({v})",
        "for y in {t}.values(): mend(y)",
        "for k, y in {t}.items(): mend(y)",
        "for k in {t}: mend({t}[k])",
        "mend({t}.get('k0'))",
        "mend({t}.get('none', {t}))",
    ],
    "object": [
        "{t}.a = {v}",
        "setattr({t}, 'b', {v})",
        "{t}.__dict__['b'] = {v}",
        "vars({t}).update(extra={v})",
        "t = {t}; t.c = {v}",
        "mend({t}.a)",
        "total{n} = {t}.total | total{n}({v})",
        "total{n} = {t}.total | (lambda f: f({v}))(total{n})",
        "for t in [{t}]: t.b = 1; del t.b",
        "held{n} = Odd({t}) | held{n}.held.a = {v}",
        "[t.total() for t in ({t},)]",
    ],
    "class": ["{t}.kind = {v}", "setattr({t}, 'table', {v})", "mend(getattr({t}, 'table', 0))", "{t}.total = nothing", "{t}.a = property(nothing)"],
    "large list": [
        "{t}[3] = {v}",
        "{t}[-1] = {t}[0]",
        "{t}[2:4] = [{v}]",
        "{t}[::7] = {t}[1::7][:len({t}[::7])] if len({t}[1::7]) >= len({t}[::7]) else {t}[::7]",
        "del {t}[5]",
        "del {t}[1::2]",
        "{t}.pop(); {t}.insert(1, {v})",
        "{t}.reverse()",
        "{t}.sort(key=nothing)",
        "for i in range(4): {t}[i] = i",
        "t = {t}; t *= 1; t[0] = 9",
        "copy{n} = {t}[:]; {t}[0] = 8; {t}[1] = len(copy{n}) + copy{n}.count(8)",
        "u = iter({t}); next(u); {t}[1] = 77; {t}.append(next(u))",
        "held{n} = [{t}, {t}] | held{n}[0][0] = 5; held{n}[1][1] = held{n}[0][0]",
    ],
    "large dict": [
        "{t}[0] = {v}",
        "{t}[3] = {v}; {t}['new'] = 1",
        "del {t}[3]",
        "{t}.popitem()",
        "{t}.pop(6, 0)",
        "{t}.setdefault(9, {v}); {t}.setdefault('none', {v})",
        "for k in {t}: {t}[k] = 1",
        "t = {t}; t |= {{0: {v}}}",
        "{t}.update({{3: 4, 'x': 5}})",
        "copy{n} = {t}.copy(); {t}[0] = 8; {t}['n'] = len(copy{n}), copy{n}.get(0) == 8",
        "for k in list({t})[::2]: del {t}[k]",
        "{t}[(1, 2)] = {v}; del {t}[(1, 2)]",
    ],
    "large set": [
        "{t}.add(5)",
        "{t}.add('x')",
        "{t}.discard(14)",
        "t = {t}; t -= {{7, 14}}",
        "t = {t}; t |= {{1, 2}}",
        "t = {t}; t ^= {{7, 5000}}",
        "t = {t}; t &= set(range(0, 100, 14))",
        "{t}.update(range(5))",
        "copy{n} = {t}.copy(); {t}.add(len(copy{n}) + 1000)",
    ],
    "large bytes": [
        "{t}[0] = 255",
        "{t}[-1] ^= 1",
        "{t}[2:4] = b'xyz'",
        "{t}[::2] = {t}[::2][::-1]",
        "del {t}[3]",
        "{t}.append(1)",
        "{t}.reverse()",
        "t = {t}; t += b'more'",
        "for i in range(4): {t}[i] = i",
        "memoryview({t})[1] = 9",
        "u = memoryview({t}); {t}[2] = 99; u[3] = u[2]",
    ],
    "any": [
        "strike({t}, {v})",
        "held{n} = [{t}, {t}] | strike(held{n}[1], {v})",
        "mend({t}, {v})",
        "held{n} = Odd({t}) | held{n}.seen = {v}",
        "held{n} = Odd({t}) | held{n}['k'] = {v}",
        "held{n} = Odd({t}) | t = held{n}; t += 1",
        "held{n} = Odd({t}) | len(held{n})",
        "held{n} = Odd({t}) | with held{n} as t: mend(t)",
        "held{n} = Odd({t}) | bool(held{n}); mend(held{n}.held)",
        "held{n} = [bytearray(b'ab'), {t}] | held{n}[0][0] = 65",
        "held{n} = [bytearray(b'ab'), {t}] | memoryview(held{n}[0])[1] = 66",
        "held{n} = [bytearray(b'ab'), {t}] | t = held{n}[0]; t += b'c'",
        "Making({t}, {v})",
        "MakingMore({t}, {v})",
        "held{n} = [Making] | held{n}[0]({t}, {v})",
        "held{n} = {{'k': (MakingMore,)}} | held{n}['k'][0]({t}, v={v})",
        "held{n} = Odd(MakingMore) | held{n}.held({t}, {v})",
        "held{n} = Odd([Making]) | held{n}.seen[0]({t})",
        "held{n} = Making(0) | held{n}.__class__({t}, {v})",
        "held{n} = MakingMore(0) | type(held{n})({t}, {v})",
        "held{n} = MakingMore(0) | held{n}.again({t})",
        "for t in (Making, MakingMore): t({t})",
        "list(map(Making, [{t}]))",
        "(lambda c, *args: c(*args))(MakingMore, {t})",
        "Making.again({t})",
        "held{n} = Odd({t}) | mend(held{n}.__dict__['held'])",
        "held{n} = Odd({t}) | [mend(t) for t in vars(held{n}).values()]",
        "held{n} = Odd(0) | held{n}.__dict__['held'] = {t}; mend(held{n}.held)",
        "mend(drive(later(Awaited({t}))), {v})",
        "held{n} = Awaited({t}) | mend(drive(later(held{n})))",
        "held{n} = later(Awaited({t})) | mend(drive(held{n}))",
        "drive(entered({t}))",
        "drive(each({t}))",
        "drive(each_of_many({t}))",
        "sent({t})",
        "thrown({t})",
        "held{n} = [{{1, 2}}, {t}] | held{n}[0].add(5)",
        "held{n} = [{{1, 2}}, {t}] | t = held{n}[0]; t -= {{1}}",
        "held{n} = [{{1, 2}}, {t}] | t = held{n}[0]; t |= {{8}}",
    ],
}


def change(program):
    """Adds one way to a program: lines of its initialiser, and those of change()."""
    kind = program.random.choice(sorted(WAYS))
    target = program.pick(kind)
    if not target:
        return []
    program.count += 1
    way = program.random.choice(WAYS[kind])
    text = way.format(t=target, v=program.value(3), n=program.count)
    before, bar, after = text.partition(" | ")
    if not bar:
        before, after = "", text
    if before:
        program.add(before)
        name = "held%d" % program.count
        if before.startswith(name):
            program.names["any"].append(name)
    return after.split("\n    ")
