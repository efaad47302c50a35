"""Reads the histograms of a report with the hdrhistogram package and compares its percentiles with the report's.

usage: check.py REPORT.json     needs the package hdrhistogram from PyPI; ends with 0 when every digit is the same
"""

import json
import sys

from hdrh.histogram import HdrHistogram

PERCENTILES = {"p50": 50.0, "p90": 90.0, "p99": 99.0, "p99.9": 99.9, "p99.99": 99.99}
FEWEST_BEYOND = 100


def differences(place, times):
    """What the report says of `times` and the package does not, in words."""
    histogram = HdrHistogram.decode(times["hdr"])
    found = {"count": histogram.get_total_count()}
    if found["count"]:
        found["max"] = histogram.get_max_value()
        found |= {name: histogram.get_value_at_percentile(at) for name, at in PERCENTILES.items()}
    for name, value in found.items():
        reported = times[name]
        # A percentile with too few events beyond it is left out of reports.
        beyond = found["count"] * (1 - PERCENTILES.get(name, 0) / 100)
        if name in PERCENTILES and reported is None and beyond < FEWEST_BEYOND:
            continue
        if reported != value:
            yield f"{place}.{name}: the report says {reported}, hdrhistogram {value}"


def main(path):
    with open(path, encoding="utf-8") as file:
        results = json.load(file)["results"]
    rows = [(result["id"], row) for result in results for row in result["latency"]]
    wrong = [
        difference
        for name, row in rows
        for time in ("response", "service")
        for difference in differences(f"{name} at {row['rate']:.0f}/s: {time}", row[time])
    ]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{path}: {2 * len(rows)} histograms, {len(wrong)} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
