# SPDX-License-Identifier: MIT
"""Pseudo-random numbers. The generator is a pair of Marsaglia's multiply-with-carry generators of 15 bits each: all it
calculates are small ints on every target. Seeds give other numbers than CPython's, but always the same ones."""
import math as _math
import time as _time

# a * 2**15 - 1 and a * 2**14 - 1 are primes: each has the longest period there is, 2**28 and more.
_A = 32730
_B = 32550


class Random:
    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        if a is None:
            a = _time.ticks_us() ^ id(self)
        elif isinstance(a, float):
            a = hash(a)
        if isinstance(a, (str, bytes, bytearray)):
            a = int.from_bytes(a.encode() if isinstance(a, str) else a, "big")
        elif not isinstance(a, int):
            raise TypeError("The only supported seed types are: None, int, float, str, bytes, and bytearray.")
        a = abs(a)
        self._x, self._y = 12345, 67890
        while True:
            # No state may be 0 or a * 2**15 - 1, which stay as they are.
            self._x = 1 + (self._x + (a & 0x7fff)) % 0x3ff0000
            self._y = 1 + (self._y + (a >> 15 & 0x7fff)) % 0x3ff0000
            for i in range(8):
                self._bits15()
            a >>= 30
            if not a:
                break
        self._spare = None

    def getstate(self):
        return self._x, self._y, self._spare

    def setstate(self, state):
        self._x, self._y, self._spare = state

    def _bits15(self):
        x = self._x = _A * (self._x & 0x7fff) + (self._x >> 15)
        y = self._y = _B * (self._y & 0x7fff) + (self._y >> 15)
        return (x ^ (y & 0xfff) << 3 ^ y >> 12) & 0x7fff

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        value = 0
        while k > 15:
            value = value << 15 | self._bits15()
            k -= 15
        return value << k | self._bits15() >> 15 - k

    def _below(self, n):
        k = (n - 1).bit_length()
        value = self.getrandbits(k)
        while value >= n:
            value = self.getrandbits(k)
        return value

    def random(self):
        return (self.getrandbits(24) + self.getrandbits(29) / 536870912) / 16777216 if _DOUBLE else (
            self.getrandbits(24) / 16777216)

    def randbytes(self, n):
        return bytes([self.getrandbits(8) for i in range(n)])

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        if not isinstance(start, int) or not isinstance(stop, int) or not isinstance(step, int):
            raise TypeError("randrange() takes integers")
        if step == 0:
            raise ValueError("zero step for randrange()")
        n = len(range(start, stop, step))
        if n <= 0:
            raise ValueError("empty range for randrange() (%d, %d, %d)" % (start, stop, stop - start)
                             if step == 1 else "empty range for randrange()")
        return start + step * self._below(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            cum_weights, total = [], 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        if cum_weights is None:
            return [population[self._below(n)] for i in range(k)]
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0:
            raise ValueError("Total of weights must be greater than zero")
        chosen = []
        for i in range(k):
            at, wanted = 0, self.random() * total
            while at < n - 1 and cum_weights[at] <= wanted:
                at += 1
            chosen.append(population[at])
        return chosen

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            k = self._below(i + 1)
            x[i], x[k] = x[k], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        pool = list(population)
        if counts is not None:
            pool = [item for item, n in zip(pool, counts) for i in range(n)]
        if not 0 <= k <= len(pool):
            raise ValueError("Sample larger than population or is negative")
        chosen = []
        for i in range(k):
            chosen.append(pool.pop(self._below(len(pool))))
        return chosen

    # ---- distributions ----

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        c = 0.5 if mode is None else (mode - low) / (high - low) if high != low else 1.0
        if u > c:
            u, c = 1.0 - u, 1.0 - c
            low, high = high, low
        return low + (high - low) * _math.sqrt(u * c)

    def gauss(self, mu=0.0, sigma=1.0):
        """Marsaglia's polar method: two at a time."""
        z = self._spare
        self._spare = None
        while z is None:
            u, v = 2.0 * self.random() - 1.0, 2.0 * self.random() - 1.0
            s = u * u + v * v
            if 0.0 < s < 1.0:
                factor = _math.sqrt(-2.0 * _math.log(s) / s)
                z = u * factor
                self._spare = v * factor
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        return self.gauss(mu, sigma)

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return _math.exp(self.gauss(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_math.log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)

    def gammavariate(self, alpha, beta):
        """Marsaglia and Tsang, "A simple method for generating gamma variables" (2000)."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        scale = beta
        if alpha < 1.0:
            scale *= (1.0 - self.random()) ** (1.0 / alpha)
            alpha += 1.0
        d = alpha - 1.0 / 3.0
        c = 1.0 / _math.sqrt(9.0 * d)
        while True:
            x = self.gauss()
            v = (1.0 + c * x) ** 3 if 1.0 + c * x > 0.0 else 0.0
            if v > 0.0 and _math.log(1.0 - self.random()) < 0.5 * x * x + d - d * v + d * _math.log(v):
                return scale * d * v

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0


_DOUBLE = 1.0 + 1e-10 != 1.0

_inst = Random()
seed = _inst.seed
getstate, setstate = _inst.getstate, _inst.setstate
getrandbits, randbytes, random = _inst.getrandbits, _inst.randbytes, _inst.random
randrange, randint, choice, choices = _inst.randrange, _inst.randint, _inst.choice, _inst.choices
shuffle, sample, uniform, triangular = _inst.shuffle, _inst.sample, _inst.uniform, _inst.triangular
gauss, normalvariate, lognormvariate = _inst.gauss, _inst.normalvariate, _inst.lognormvariate
expovariate, paretovariate, weibullvariate = _inst.expovariate, _inst.paretovariate, _inst.weibullvariate
gammavariate, betavariate = _inst.gammavariate, _inst.betavariate
