"""How long the words of one panel take to find their places."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kitsumy.geometry import Size
from kitsumy.lettering import place
from kitsumy.styles import find
from tests.lettering.scenes import HALF, WIDE, busy, said, somebody

HABITS = find("comic").lettering
TALKS = (
    ("Did you read the instructions?", "No. Why should I?", "It is not supposed to smoke!"),
    ("Ти чуєш цей дивний звук?", "Він лунає з-за старого годинника.", "Нікому не рухатися!"),
    ("Could it be…?", "Here? In the middle of the night?", "Where else would it be."),
)
_ROUNDS = 30


@pytest.mark.parametrize("size", [HALF, WIDE], ids=["half", "wide"])
def test_three_balloons(benchmark: BenchmarkFixture, size: Size, slowness: Callable[[], float]) -> None:
    """At most 100 ms a panel, as thorough as a page is lettered."""
    anchors = somebody("a", 0.28, size=size), somebody("b", 0.74, size=size)
    sizes = itertools.cycle([(talk, type_size) for talk in TALKS for type_size in (36, 34, 32)])

    def letter() -> None:
        talk, type_size = next(sizes)
        place(size, said(*talk), anchors, busy(*anchors), HABITS, type_size, 3)

    benchmark.pedantic(letter, rounds=_ROUNDS, warmup_rounds=9)  # type: ignore[no-untyped-call]
    if benchmark.stats is not None:
        seconds = sorted(benchmark.stats.stats.data)
        assert seconds[len(seconds) // 2] <= 0.1 * slowness()
