# SPDX-License-Identifier: MIT
# modules: statistics fractions decimal _pydecimal
# Averages, spread, correlation, the normal distribution: of ints, floats, fractions and decimals.
import statistics as st
from decimal import Decimal as D
from fractions import Fraction as F


def show(name, f, *args, **kwargs):
    try:
        print(name, f(*args, **kwargs))
    except Exception as e:
        print(name, type(e).__name__, e)


data = [2.5, 3.25, 5.5, 11.25, 11.75]
ints = [1, 5, 3, 3, 9, 4, 4, 4]
kinds = [data, ints, [F(1, 2), F(3, 4), F(5, 4)], [D("0.5"), D("0.75"), D("0.625")], [True, False, True], [1, 2.5, F(1, 2)]]
for f in (st.mean, st.median, st.median_low, st.median_high, st.pvariance, st.variance, st.mode):
    for values in kinds:
        show(f.__name__, f, values)
print(st.fmean(ints), st.fmean([1, 2, 3], [3, 1, 1]), st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]))
print(st.stdev(data), st.pstdev(ints), st.pstdev([F(1, 2), F(3, 2)]), st.stdev([D("1.5"), D("2.5"), D("4")]))
print(st.multimode("aabbbbccddddeeffffgg"), st.mode(["red", "blue", "red"]), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), st.median_grouped([52, 52, 53, 54], interval=2))
print(st.quantiles(ints), st.quantiles(data, n=5), st.quantiles(range(11), n=10, method="inclusive"))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [2, 3, 5, 4, 6, 8, 7, 9, 12]
print(st.covariance(x, y), st.correlation(x, y), st.linear_regression(x, y), st.linear_regression(x, y, proportional=True).slope)
n = st.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.pdf(110), n.cdf(110), n.inv_cdf(0.25), n.zscore(130), n.quantiles(4), n.overlap(st.NormalDist(110, 12)))
print(n + 5, n * 2 - st.NormalDist(1, 1), -n, n / 4, n == st.NormalDist(100, 15), hash(n) == hash(st.NormalDist(100.0, 15)), st.NormalDist.from_samples(data))
for f, args in ((st.mean, ([],)), (st.variance, ([1],)), (st.mode, ([],)), (st.quantiles, ([1], )), (st.harmonic_mean, ([-1, 2],)), (st.geometric_mean, ([0, 1],)), (st.correlation, ([1, 1], [1, 2])), (st.NormalDist, (1, -1))):
    show(f.__name__, f, *args)
print(st.mean([1e308, 1e308, -1e308]), st.fmean([0.1] * 10), st.pvariance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]))
