"""HDR histograms and their V2 encoding, in both directions: hdrhistogram and zlib."""

import base64
import struct
import zlib

import numpy as np
from hdrh.histogram import HdrHistogram

from samples import expect

HIGHEST = 60_000_000_000
PERCENTILES = [0, 0.01, 1, 25, 50, 90, 99, 99.9, 99.99, 99.999, 100]


def generated(rng):
    """Durations in nanoseconds, as runs of a value and how often it came."""
    yield "nothing", []
    for value in (0, 1, 2047, 2048, 4095, 4096, HIGHEST - 1, HIGHEST):
        yield f"one of {value}", [(value, 1)]
    yield "counts of every length", [(3**n, 1 << n) for n in range(20)]
    for number in range(30):
        size = int(10 ** rng.uniform(0, 5))
        values = np.concatenate([
            rng.lognormal(rng.uniform(3, 12), rng.uniform(0.05, 2), size),
            # A stop, and what no clock should say.
            rng.uniform(0, 10 ** rng.uniform(6, 10.7), size // 50),
            rng.uniform(HIGHEST, 1e18, number % 3),
        ])
        distinct, counts = np.unique(values.astype(np.int64), return_counts=True)
        yield f"{size} latencies", list(zip(distinct.tolist(), counts.tolist()))


def recorded(runs):
    histogram = HdrHistogram(1, HIGHEST, 3)
    for value, count in runs:
        histogram.record_value(min(value, HIGHEST), count)
    return histogram


def figures(histogram):
    if histogram.total_count == 0:
        nothing = [None] * len(PERCENTILES)
        return {"count": 0, "min": None, "max": None, "mean": None, "percentiles": nothing, "recorded": []}
    ranks = [max(1, int(percentile * histogram.total_count / 100 + 0.5)) for percentile in PERCENTILES]
    values = [histogram.get_value_at_percentile(percentile) for percentile in PERCENTILES]
    buckets = [
        [histogram.get_lowest_equivalent_value(item.value_iterated_to), item.value_iterated_to,
         item.count_at_value_iterated_to]
        for item in histogram.get_recorded_iterator()
    ]
    return {
        "count": histogram.total_count,
        # hdrhistogram gives 0 where the least is in the first bucket, as we do.
        "min": histogram.get_min_value(),
        "max": histogram.get_max_value(),
        "mean": histogram.get_mean_value(),
        "percentiles": values,
        "reportable": [
            value if histogram.total_count - rank >= 100 else None for value, rank in zip(values, ranks)
        ],
        "recorded": buckets,
    }


def payload(text):
    """The V2 encoding within the zlib stream, which the length and the checksum must fit."""
    data = base64.b64decode(text, validate=True)
    cookie, length = struct.unpack(">II", data[:8])
    assert cookie == 0x1C849314 and length == len(data) - 8, "wrong cookie or length"
    return zlib.decompress(data[8:])


def written(rng):
    """What we record has Python's figures, and Python reads the text that we write as the same counts."""
    for name, runs in generated(rng):
        histogram = recorded(runs)
        expected = figures(histogram)
        expected["overflowed"] = sum(count for value, count in runs if value > HIGHEST)
        question = {"ask": "histogram", "percentiles": PERCENTILES, "runs": runs}
        yield question, lambda answer, name=name, histogram=histogram, expected=expected: (
            expect(expected)(answer),
            same_text(name, answer["text"], histogram),
        )


def same_text(name, text, histogram):
    decoded = HdrHistogram.decode(text)
    assert list(decoded.counts) == list(histogram.counts), f"{name}: Python reads other counts"
    assert decoded.highest_trackable_value == HIGHEST and decoded.total_count == histogram.total_count, name
    assert payload(text) == payload(histogram.encode()), f"{name}: Python writes other bytes"


def read(rng):
    """What Python writes we read, when its payload is packed without compression, or not at all."""
    for number, (_, runs) in enumerate(generated(rng)):
        histogram = recorded(runs)
        plain = payload(histogram.encode())
        stored = zlib.compressobj(0)
        stream = stored.compress(plain) + stored.flush()
        data = plain if number % 2 else struct.pack(">II", 0x1C849314, len(stream)) + stream
        question = {"ask": "histogram_text", "percentiles": PERCENTILES, "text": base64.b64encode(data).decode()}
        yield question, expect(figures(histogram))
