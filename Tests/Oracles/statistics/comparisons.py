"""The verdict on a comparison, written down once more."""

import numpy as np

from intervals import signed_rank_interval, walsh_averages
from samples import expect


def verdicts(rng):
    for number in range(400):
        blocks = int(rng.integers(2, 41))
        change, spread = rng.uniform(-0.06, 0.06), 10 ** rng.uniform(-4, -1)
        log_ratios = rng.normal(np.log1p(change), spread, blocks).tolist()
        question = {
            "ask": "comparison",
            "better": ["lower", "higher"][number % 2],
            "threshold": [0, 0.002, 0.02, 0.05][number % 4],
            "log_ratios": log_ratios,
        }
        if number % 3 == 0:
            question["noise_floor"] = float(rng.uniform(0, 0.05))
        yield question, expect(comparison(question), 1e-9, 1e-15)


def comparison(question):
    lower, upper, covered = signed_rank_interval(question["log_ratios"], 0.95)
    limit = np.log1p(max(question["threshold"], question.get("noise_floor", 0)))
    worst, best = (lower, upper) if question["better"] == "lower" else (-upper, -lower)
    if covered < 0.95:
        verdict = "inconclusive"
    elif worst > limit:
        verdict = "regressed"
    elif best < -limit:
        verdict = "improved"
    else:
        verdict = "same" if -limit <= worst and best <= limit else "inconclusive"
    return {
        "ratio": float(np.exp(np.median(walsh_averages(question["log_ratios"])))),
        "interval": [float(np.exp(lower)), float(np.exp(upper)), covered],
        "half_width": float(np.expm1((upper - lower) / 2)),
        "verdict": verdict,
    }
