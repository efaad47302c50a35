"""Arrivals of an open load: the same generator in Python, and SciPy's test of the gaps."""

import math

import numpy as np
from scipy import stats

from samples import expect

MASK = (1 << 64) - 1


def split_mix(state):
    """Vigna's splitmix64, in whole numbers."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        yield mixed ^ (mixed >> 31)


def due(question):
    rate, caller, callers = question["rate"], question["caller"], question["callers"]
    if question["pattern"] == "uniform":
        return [int((caller + number * callers) * 1e9 / rate) for number in range(question["count"])]
    seeds = split_mix(question["seed"])
    for _ in range(caller):
        next(seeds)
    random, time, times = split_mix(next(seeds)), 0.0, []
    for _ in range(question["count"]):
        time += -math.log1p(-((next(random) >> 11) * 2.0**-53)) * 1e9 * callers / rate
        times.append(int(time))
    return times


def times(rng):
    for number in range(60):
        callers = int(rng.integers(1, 9))
        question = {
            "ask": "arrivals",
            "pattern": ["uniform", "poisson"][number % 2],
            "rate": float(10 ** rng.uniform(0, 6)),
            "seed": int(rng.integers(0, 2**64, dtype=np.uint64)),
            "caller": int(rng.integers(0, callers)),
            "callers": callers,
            "count": 500,
        }
        # A nanosecond, should another library's logarithm end in another bit.
        yield question, expect(due(question), 0, 1)


def distributions(rng):
    for _ in range(20):
        question = {
            "ask": "arrivals", "pattern": "poisson", "rate": float(10 ** rng.uniform(2, 5)), "count": 20_000,
            "seed": int(rng.integers(0, 2**64, dtype=np.uint64)), "caller": int(rng.integers(0, 4)), "callers": 4,
        }
        yield question, lambda answer, question=question: is_poisson(answer, question)


def is_poisson(times, question):
    gaps = np.diff([0, *times]) * question["rate"] / question["callers"] / 1e9
    assert stats.kstest(gaps, "expon").pvalue > 1e-5, "the gaps are not exponential"
    # Independent of each other: no correlation of neighbours beyond 4.5 standard errors.
    assert abs(np.corrcoef(gaps[:-1], gaps[1:])[0, 1]) < 4.5 / math.sqrt(len(gaps)), "the gaps depend on each other"
