"""Locations and their intervals: NumPy and SciPy, and where these have none, counting."""

from fractions import Fraction
from functools import lru_cache

import numpy as np
from scipy import stats

from samples import expect, samples

COVERAGES = (0.8, 0.9, 0.95, 0.99)


def quantiles(rng):
    for readings in samples(rng, [1, 2, 3, 10, 41, 80]):
        for fraction in (0, 0.001, 0.1, 0.25, 0.5, 0.9, 0.99, 1):
            expected = float(np.quantile(readings, fraction))
            yield {"ask": "quantile", "fraction": fraction, "readings": readings}, expect(expected, 1e-12, 1e-24)


def geometric_means(rng):
    for size in (1, 2, 5, 40):
        for spread in (0.01, 1, 50):
            ratios = np.exp(rng.normal(0, spread, size)).tolist()
            yield {"ask": "geometric_mean", "readings": ratios}, expect(float(stats.gmean(ratios)))
    yield {"ask": "geometric_mean", "readings": [1.0, 0.0]}, expect(None)


def interval(values, lower_tail, highest_rank, coverage):
    """From the k-th smallest to the k-th largest, with the largest k that covers enough, or 1; and what it covers."""
    covers = lambda rank: 1 - 2 * lower_tail(rank - 1)
    rank = 1
    while rank < highest_rank and covers(rank + 1) >= coverage:
        rank += 1
    ordered = sorted(values)
    return [ordered[rank - 1], ordered[-rank], max(0.0, float(covers(rank)))]


def median_intervals(rng):
    for readings in samples(rng, [*range(1, 81, 3), 200], ["normal", "ties", "heavy tails"]):
        count = len(readings)
        for coverage in COVERAGES:
            tail = lambda successes: stats.binom.cdf(successes, count, 0.5)
            expected = interval(readings, tail, count // 2, coverage) if count > 1 else None
            yield {"ask": "median_interval", "coverage": coverage, "readings": readings}, expect(expected)


def walsh_averages(readings):
    return [one / 2 + other / 2 for index, one in enumerate(readings) for other in readings[index:]]


def hodges_lehmann(rng):
    for readings in samples(rng, range(1, 81, 2)):
        expected = float(np.median(walsh_averages(readings)))
        # The median of an even number adds before it halves, so the huge ones may differ by that.
        if np.isfinite(expected):
            yield {"ask": "hodges_lehmann", "readings": readings}, expect(expected, 1e-12, 1e-24)


@lru_cache
def signed_rank_tail(count):
    """P(W <= w) for every w, exactly: the coefficients of (1 + x)(1 + x^2) ... (1 + x^n), in whole numbers."""
    ways = [1]
    for rank in range(1, count + 1):
        ways = [a + b for a, b in zip(ways + [0] * rank, [0] * rank + ways)]
    tails, below = [], 0
    for number in ways:
        below += number
        tails.append(Fraction(below, 2**count))
    return tails


def normal_tail(count, largest):
    """The same beyond the exact table: normal, corrected for continuity."""
    deviation = np.sqrt(count * (count + 1) * (2 * count + 1) / 24)
    return lambda total: float(stats.norm.cdf((total + 0.5 - largest / 2) / deviation))


def signed_rank_interval(readings, coverage):
    if len(readings) < 2:
        return None
    averages = walsh_averages(readings)
    if len(readings) <= 100:
        tail = signed_rank_tail(len(readings)).__getitem__
    else:
        tail = normal_tail(len(readings), len(averages))
    return interval(averages, tail, (len(averages) + 1) // 2, coverage)


def signed_rank_intervals(rng):
    for readings in samples(rng, [*range(1, 21), *range(22, 81, 6), 80]):
        coverage = float(rng.choice(COVERAGES))
        expected = signed_rank_interval(readings, coverage)
        yield {"ask": "signed_rank_interval", "coverage": coverage, "readings": readings}, expect(expected, 1e-12, 1e-24)
    for readings in samples(rng, [100, 101, 150], ["normal", "ties", "skewed"]):
        question = {"ask": "signed_rank_interval", "coverage": 0.95, "readings": readings}
        yield question, expect(signed_rank_interval(readings, 0.95), 1e-9)


def signed_rank_tests(rng):
    """What lies just within the interval SciPy's exact test does not reject, and what lies just outside it does."""
    for readings in samples(rng, range(6, 51), ["normal", "skewed", "heavy tails"]):
        for coverage in (0.8, 0.95):
            yield (
                {"ask": "signed_rank_interval", "coverage": coverage, "readings": readings},
                lambda answer, readings=np.array(readings), coverage=coverage: agrees_with_test(answer, readings, coverage),
            )


def agrees_with_test(answer, readings, coverage):
    lower, upper, _ = answer
    step = 1e-9 * np.median(np.abs(readings - np.median(readings)))
    for end, outwards in ((lower, -step), (upper, step)):
        inside = stats.wilcoxon(readings - (end - outwards), method="exact").pvalue
        outside = stats.wilcoxon(readings - (end + outwards), method="exact").pvalue
        assert inside > 1 - coverage >= outside, f"p is {inside} within {end} and {outside} outside it"
