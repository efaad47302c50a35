"""Holds a report's exports against the report itself, each read by somebody else's parser.

    check.py FOLDER      latest.json, latest.csv, latest.github-benchmark.json, latest.jmh.json and latest.prom in it

CSV by Python's csv, Prometheus' text by prometheus_client, the others by json.
"""

import csv
import json
import sys
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families


def figures(report, subject=None):
    """Each figure's value by row, subject and metric."""
    return {
        (row["id"], row["subject"], name): metric
        for row in report["results"]
        for name, metric in row["metrics"].items()
        if subject is None or row["subject"] == subject
    }


def same(what, expected, found):
    if expected != found:
        missing = [key for key in expected if key not in found][:3]
        extra = [key for key in found if key not in expected][:3]
        differing = [key for key in expected if key in found and expected[key] != found[key]][:3]
        sys.exit(f"{what}: missing {missing}, not in the report {extra}, differing {differing}")
    print(f"{what}: {len(expected)} figures as in the report")


def main(folder):
    report = json.loads((folder / "latest.json").read_text())
    every, head = figures(report), figures(report, "head")

    with (folder / "latest.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, strict=True) if row["metric"]]
    found = {(row["result"], row["subject"], row["metric"]): (float(row["value"]), row["unit"]) for row in rows}
    same("csv", {key: (metric["value"], metric["unit"]) for key, metric in every.items()}, found)

    entries = json.loads((folder / "latest.github-benchmark.json").read_text())
    same(
        "github-benchmark",
        {f"{key[0]} {key[2]}": metric["value"] for key, metric in head.items() if metric["better"] == "lower"},
        {entry["name"]: entry["value"] for entry in entries},
    )

    timed = [row for row in report["results"] if row["subject"] == "head" and "cpu_time" in row["metrics"]]
    results = json.loads((folder / "latest.jmh.json").read_text())
    same(
        "jmh",
        {(index, name): metric["value"] for index, row in enumerate(timed) for name, metric in row["metrics"].items()},
        {(index, "cpu_time"): result["primaryMetric"]["score"] for index, result in enumerate(results)}
        | {
            (index, name): metric["score"]
            for index, result in enumerate(results)
            for name, metric in result["secondaryMetrics"].items()
        },
    )

    families = text_string_to_metric_families((folder / "latest.prom").read_text())
    samples = [sample for family in families for sample in family.samples]
    same(
        "prometheus",
        {(key[0], "chiplog_" + key[2].replace(".", "_")): metric["value"] for key, metric in head.items()},
        {(sample.labels["result"], sample.name): sample.value for sample in samples},
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
