"""Readings of many shapes, and how an answer is held against what was expected."""

import numpy as np

SHAPES = {
    "normal": lambda rng, n: rng.normal(900, 10, n),
    "around zero": lambda rng, n: rng.normal(0, 0.01, n),
    "ties": lambda rng, n: rng.integers(-3, 4, n).astype(float),
    "all the same": lambda rng, n: np.full(n, -2.5),
    "heavy tails": lambda rng, n: rng.standard_cauchy(n),
    "skewed": lambda rng, n: rng.lognormal(6, 1.5, n),
    "tiny": lambda rng, n: rng.normal(1e-12, 1e-12, n),
    "huge": lambda rng, n: rng.normal(0, 1e300, n),
}


def samples(rng, sizes, shapes=tuple(SHAPES)):
    """A sample of each shape in each size, as plain floats."""
    for size in sizes:
        for shape in shapes:
            yield SHAPES[shape](rng, size).tolist()


def expect(expected, relative=1e-9, absolute=0.0):
    """A check that an answer is `expected`, numbers as near as said."""

    def check(answer, expected=expected):
        if isinstance(expected, dict):
            for key, value in expected.items():
                assert isinstance(answer, dict) and key in answer, f"expected {key}"
                check(answer[key], value)
        elif isinstance(expected, (list, tuple)):
            assert isinstance(answer, list) and len(answer) == len(expected), f"expected {expected}"
            for one, other in zip(answer, expected):
                check(one, other)
        elif isinstance(expected, (int, float)) and not isinstance(expected, bool):
            near = isinstance(answer, (int, float)) and np.isclose(answer, expected, rtol=relative, atol=absolute)
            assert near, f"expected {expected!r}, found {answer!r}"
        else:
            assert answer == expected, f"expected {expected!r}, found {answer!r}"

    return check
