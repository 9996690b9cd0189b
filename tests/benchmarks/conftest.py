"""How fast this machine is today, so that targets hold on slow and busy ones alike."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

_REFERENCE = 0.035
"""Seconds that ``_work`` takes on the two-core machine the targets were set on."""

_ALLOWANCE = 1.25
"""What other tenants of a machine take comes and goes within seconds: the fixed work has said 1.1 while
starting a process took 1.6 times as long."""


@pytest.fixture(autouse=True)
def _measured(pytestconfig: pytest.Config) -> None:
    """Leave to `.ci/run` what says nothing while other tests have the machine."""
    if not pytestconfig.getoption("benchmark_enable"):
        pytest.skip("nothing is measured: --benchmark-enable")


def _numbers() -> None:
    grid = np.arange(1_500_000, dtype=np.float64)
    for _ in range(4):
        grid = np.sqrt(grid + 1)
    zlib.compress(bytes(range(256)) * 800, 6)


def _work() -> float:
    """Return the seconds of a fixed mix of interpreter work on one core and numeric work on two."""
    start = time.perf_counter()
    sum(i * i % 7 for i in range(250_000))
    with ThreadPoolExecutor(2) as cores:
        list(cores.map(lambda _: _numbers(), range(2)))
    return time.perf_counter() - start


@pytest.fixture
def slowness() -> Callable[[], float]:
    """Return what tells how many times slower than the reference this machine may have been.

    Asked after a measurement, it has looked before and after: somebody else's work may come in between.
    """
    before = _typical()
    return lambda: _ALLOWANCE * max(1.0, before, _typical())


def _typical() -> float:
    return sorted(_work() for _ in range(9))[4] / _REFERENCE
