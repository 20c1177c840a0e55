# SPDX-License-Identifier: MIT
# Seeds give other numbers than CPython's: what is printed here is true of any good generator.
import random
from random import Random

r = Random(42)
a = [r.random() for i in range(5)]
r.seed(42)
print(a == [r.random() for i in range(5)], a == [Random(43).random() for i in range(5)], len(set(a)))
for s in (0, 1, -5, 2**70, "text", b"bytes", 1.5):
    print(Random(s).getrandbits(40) == Random(s).getrandbits(40), 0 <= Random(s).random() < 1)
print(Random("text").getrandbits(60) == Random("texu").getrandbits(60))
state = r.getstate()
first = [r.gauss() for i in range(3)]
r.setstate(state)
print(first == [r.gauss() for i in range(3)])
random.seed(7)
n = 1200
values = [random.random() for i in range(n)]
print(0.47 < sum(values) / n < 0.53, min(values) < 0.01, max(values) > 0.99, all(0 <= v < 1 for v in values))
for bits in (1, 2, 8, 15, 16, 29, 30, 31, 64, 100):
    numbers = [random.getrandbits(bits) for i in range(200)]
    ones = sum(bin(x).count("1") for x in numbers) / (200 * bits)
    print(bits, max(numbers) < 2**bits, 0.4 < ones < 0.6, end=" ")
print(random.getrandbits(0))
counts = [0] * 6
for i in range(n):
    counts[random.randint(1, 6) - 1] += 1
print(all(120 < c < 280 for c in counts), sorted({random.randrange(5) for i in range(200)}), sorted({random.randrange(2, 11, 3) for i in range(200)}))
print(sorted({random.randrange(10, 0, -5) for i in range(100)}), random.randint(3, 3), random.randrange(2**40, 2**40 + 1) == 2**40)
print(sorted({random.choice("abc") for i in range(100)}), len(random.choices([1, 2], k=7)), set(random.choices("xy", [0, 1], k=20)))
heavy = random.choices("xyz", cum_weights=[1, 9, 10], k=1000)
print(700 < heavy.count("y") < 900, 50 < heavy.count("x") < 170)
deck = list(range(20))
random.shuffle(deck)
print(sorted(deck) == list(range(20)), deck != list(range(20)), len(random.randbytes(9)))
sample = random.sample(range(30), 10)
print(len(set(sample)), all(0 <= x < 30 for x in sample), sorted(random.sample("ab", 3, counts=[1, 2])), random.sample([], 0))


def mean(function, n=400):
    values = [function() for i in range(n)]
    m = sum(values) / n
    return m, (sum([(v - m) ** 2 for v in values]) / n) ** 0.5


def near(pair, m, s):
    return abs(pair[0] - m) < 0.2 * max(s, 0.1) and abs(pair[1] - s) < 0.3 * s


print(near(mean(lambda: random.gauss(5, 2)), 5, 2), near(mean(random.normalvariate), 0, 1), near(mean(lambda: random.uniform(2, 4)), 3, 0.577))
print(near(mean(lambda: random.expovariate(0.5)), 2, 2), near(mean(lambda: random.triangular(0, 10, 5)), 5, 2.04), near(mean(lambda: random.gammavariate(2, 3)), 6, 4.24))
print(near(mean(lambda: random.betavariate(2, 3)), 0.4, 0.2), near(mean(lambda: random.weibullvariate(1, 2)), 0.886, 0.463), random.lognormvariate(0, 1) > 0, random.paretovariate(3) >= 1)
for wrong in (lambda: random.randrange(0), lambda: random.randint(2, 1), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.getrandbits(-1),
              lambda: random.seed([]), lambda: random.sample({1}, 1), lambda: random.randrange(1, 2, 0), lambda: random.choices("ab", [1])):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
