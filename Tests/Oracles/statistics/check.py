"""Compares the harness's statistics with those of NumPy, SciPy and hdrhistogram on generated data.

Usage: check.py ANSWERS [SEED]

ANSWERS is the program StatisticsAnswers; beside this stands requirements.txt, what is needed of PyPI. Prints how many
cases of each topic agree and ends with 0; prints those that do not, at most five of a topic, and ends with 1.
"""

import json
import subprocess
import sys

import numpy as np

import arrivals
import comparisons
import histograms
import intervals
import scalability

TOPICS = {
    "quantiles, type 7": intervals.quantiles,
    "geometric means": intervals.geometric_means,
    "intervals of the median": intervals.median_intervals,
    "Hodges-Lehmann estimates": intervals.hodges_lehmann,
    "signed-rank intervals": intervals.signed_rank_intervals,
    "signed-rank intervals, by SciPy's test": intervals.signed_rank_tests,
    "comparisons": comparisons.verdicts,
    "HDR histograms, ours read by Python": histograms.written,
    "HDR histograms, Python's read by us": histograms.read,
    "scalability, by curve_fit": scalability.fits,
    "arrivals, one by one": arrivals.times,
    "arrivals, their distribution": arrivals.distributions,
}


def main(program, seed):
    # A topic's cases are questions, each with a function that raises an error at a wrong answer.
    cases = [(topic, *case) for topic, make in TOPICS.items() for case in make(np.random.default_rng(seed))]
    questions = "".join(json.dumps(question) + "\n" for _, question, _ in cases)
    run = subprocess.run([program], input=questions, capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if run.returncode != 0 or len(answers) != len(cases):
        sys.exit(f"{program} has ended with {run.returncode} after {len(answers)} of {len(cases)}\n{run.stderr[-2000:]}")
    right, wrong = {topic: 0 for topic in TOPICS}, {topic: 0 for topic in TOPICS}
    for (topic, question, check), answer in zip(cases, answers):
        try:
            check(answer)
            right[topic] += 1
        except Exception as error:  # zlib, hdrhistogram and SciPy have errors of their own.
            wrong[topic] += 1
            if wrong[topic] <= 5:
                print(f"{topic}: {error!r}\n  asked {json.dumps(question)[:600]}\n  got {json.dumps(answer)[:600]}")
    for topic in TOPICS:
        print(f"{topic}: {right[topic]} agree" + (f", {wrong[topic]} do not" if wrong[topic] else ""))
    return 1 if any(wrong.values()) or not all(right.values()) else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 20_261_121))
