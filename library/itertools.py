# SPDX-License-Identifier: MIT
"""Iterators for efficient looping. Arguments are looked at when the function is called, items only when they are
asked for."""

_END = object()


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    seen = []
    for item in iterable:
        yield item
        seen.append(item)
    while seen:
        yield from seen


def repeat(object, times=None):
    while times is None or times > 0:
        yield object
        if times is not None:
            times -= 1


def _flatten(iterables):
    for iterable in iterables:
        yield from iterable


def chain(*iterables):
    return _flatten(iterables)


chain.from_iterable = _flatten


def compress(data, selectors):
    for item, wanted in zip(data, selectors):
        if wanted:
            yield item


def dropwhile(predicate, iterable):
    iterable = iter(iterable)
    for item in iterable:
        if not predicate(item):
            yield item
            break
    yield from iterable


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(function, iterable):
    for item in iterable:
        if not (function(item) if function else item):
            yield item


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def accumulate(iterable, func=None, *, initial=None):
    iterable = iter(iterable)
    total = initial
    if total is None:
        total = next(iterable, _END)
        if total is _END:
            return
    yield total
    for item in iterable:
        total = func(total, item) if func else total + item
        yield total


def pairwise(iterable):
    iterable = iter(iterable)
    before = next(iterable, _END)
    for item in iterable:
        yield before, item
        before = item


def zip_longest(*iterables, fillvalue=None):
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    left = len(iterators)
    while left:
        row = []
        for i, iterator in enumerate(iterators):
            item = fillvalue if iterator is None else next(iterator, _END)
            if item is _END:
                iterators[i] = None
                item = fillvalue
                left -= 1
                if not left:
                    return
            row.append(item)
        yield tuple(row)


def islice(iterable, *bounds):
    if not 1 <= len(bounds) <= 3:
        raise TypeError("islice expected %s, got %d" % (
            "at most 4 arguments" if bounds else "at least 2 arguments", len(bounds) + 1))
    start, stop, step = (None, *bounds, None) if len(bounds) == 1 else (*bounds, None)[:3]
    if stop is not None and not (isinstance(stop, int) and stop >= 0):
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if start is not None and not (isinstance(start, int) and start >= 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if step is not None and not (isinstance(step, int) and step > 0):
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start or 0, stop, step or 1)


def _islice(iterator, wanted, stop, step):
    at = 0
    while True:
        until = wanted if stop is None or wanted < stop else stop
        while at < until:
            if next(iterator, _END) is _END:
                return
            at += 1
        if wanted == stop or until != wanted:
            return
        item = next(iterator, _END)
        if item is _END:
            return
        at += 1
        yield item
        wanted += step


def tee(iterable, n=2):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    cell = [None, None]  # an item and the cell after it; None: not read yet
    return tuple([_follow(iterator, cell) for i in range(n)])


def _follow(iterator, cell):
    while True:
        if cell[1] is None:
            item = next(iterator, _END)
            if item is _END:
                return
            cell[1] = [item, None]
        cell = cell[1]
        yield cell[0]


def groupby(iterable, key=None):
    iterator = iter(iterable)
    item = this = None
    turn = 0

    def step():
        nonlocal item, this
        item = next(iterator, _END)
        if item is not _END:
            this = key(item) if key else item

    def group(mine, wanted):
        while turn == mine and item is not _END and this == wanted:
            yield item
            if turn == mine:
                step()

    step()
    while item is not _END:
        turn += 1
        wanted = this
        yield wanted, group(turn, wanted)
        turn += 1
        while item is not _END and this == wanted:
            step()


def batched(iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iter(iterable), n, strict)


def _batched(iterator, n, strict):
    while True:
        batch = tuple(_islice(iterator, 0, n, 1))
        if strict and batch and len(batch) < n:
            raise ValueError("batched(): incomplete batch")
        if not batch:
            return
        yield batch


def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _product([tuple(iterable) for iterable in iterables] * repeat)


def _product(pools):
    if not all(pools):
        return
    at = [0] * len(pools)
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, at)])
        turn = len(pools) - 1
        while turn >= 0:
            at[turn] += 1
            if at[turn] < len(pools[turn]):
                break
            at[turn] = 0
            turn -= 1
        else:
            return


def _selection(function, iterable, r, *more):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    if r < 0:
        raise ValueError("r must be non-negative")
    return function(pool, r, *more)


def permutations(iterable, r=None):
    return _selection(_permutations, iterable, r)


def _permutations(pool, r):
    every = range(len(pool))
    at = list(every[:r])
    if len(at) < r:
        return
    while True:
        yield tuple([pool[i] for i in at])
        turn = r - 1
        while turn >= 0:
            before = at[:turn]
            larger = [i for i in every[at[turn] + 1:] if i not in before]
            if larger:
                break
            turn -= 1
        else:
            return
        before.append(larger[0])
        at = before + [i for i in every if i not in before][:r - turn - 1]


def combinations(iterable, r):
    return _selection(_combinations, iterable, r, 1)


def combinations_with_replacement(iterable, r):
    return _selection(_combinations, iterable, r, 0)


def _combinations(pool, r, gap):
    # Indices in ascending order, at least `gap` apart.
    at = [i * gap for i in range(r)]
    top = len(pool) - 1 - (r - 1) * gap  # the largest index in the first place
    if r and top < 0:
        return
    while True:
        yield tuple([pool[i] for i in at])
        turn = r - 1
        while turn >= 0 and at[turn] == top + turn * gap:
            turn -= 1
        if turn < 0:
            return
        at[turn:] = [at[turn] + 1 + i * gap for i in range(r - turn)]
