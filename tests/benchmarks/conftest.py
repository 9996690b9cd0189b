"""How fast this machine is today, so that targets hold on slow and busy ones alike."""

from __future__ import annotations

import time
import zlib

import numpy as np
import pytest

_REFERENCE = 0.025
"""Seconds that ``_work`` takes on the two-core machine the targets were set on."""


def _work() -> float:
    """Return the seconds of a fixed mix of interpreter, NumPy and zlib work."""
    start = time.perf_counter()
    total = sum(i * i % 7 for i in range(250_000))
    grid = np.arange(1_500_000, dtype=np.float64)
    for _ in range(4):
        grid = np.sqrt(grid + total)
    zlib.compress(bytes(range(256)) * 800, 6)
    return time.perf_counter() - start


@pytest.fixture(scope="session")
def slowness() -> float:
    """Return how many times slower than the reference this machine is now; never below 1."""
    return max(1.0, min(_work() for _ in range(7)) / _REFERENCE)
