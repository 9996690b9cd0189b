"""The speed and memory targets. Medians, against how fast the machine was in the same run."""

from __future__ import annotations

import asyncio
import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kitsumy import artists, settings, writers
from kitsumy.character import CharacterSheet, Palette
from kitsumy.comic import Brief, Comic, Figure, Shot
from kitsumy.geometry import Size
from kitsumy.library import Library
from kitsumy.ports import PanelOrder
from kitsumy.studio import Studio
from kitsumy.styles import find, styles

IDEA = "A fox detective loses her hat in the rain"
IDEAS = (
    "Two robots argue about the last battery",
    "Grandma Olha hides a dragon in her kitchen",
    "Козак зустрічає інопланетянина в степу",
    "A penguin wants a pizza on the beach",
)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "kitsumy", *words]


def _measure(benchmark: BenchmarkFixture, call: Callable[[], object], rounds: int) -> None:
    benchmark.pedantic(call, rounds=rounds)  # type: ignore[no-untyped-call]


def _holds(benchmark: BenchmarkFixture, share: float, seconds: float) -> bool:
    """Return whether this share of the rounds took no longer; always true when nothing is timed."""
    if benchmark.stats is None:
        return True
    rounds = benchmark.stats.stats.sorted_data
    return bool(rounds[min(len(rounds) - 1, int(share * len(rounds)))] <= seconds)


_TURNS = 3
"""How often each draft shot is timed."""
_PEAK = """
import re, sys
from pathlib import Path
from kitsumy.cli import main
code = main(sys.argv[1:])
sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
sys.exit(code)
"""
"""A run that ends by telling its own peak in kB; what its parent is told includes the parent's own."""


def test_a_first_comic_from_a_cold_start(
    benchmark: BenchmarkFixture, tmp_path: Path, slowness: Callable[[], float]
) -> None:
    """At most 2.5 s for five panels with an empty library."""
    homes = (tmp_path / f"home{number}" for number in itertools.count())

    def first() -> None:
        home = next(homes)
        command = _command("comic", IDEA, "--panels", "5", "--out", str(home / "out"))
        subprocess.run(command, env=os.environ | {"KITSUMY_DATA_DIR": str(home)}, check=True)

    _measure(benchmark, first, 3)
    assert _holds(benchmark, 0.5, 2.5 * slowness())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process its own peak")
def test_memory_of_a_comic() -> None:
    """At most 250 MB."""
    command = [sys.executable, "-c", _PEAK, "comic", IDEA, "--panels", "5"]
    told = subprocess.run(command, check=True, text=True, capture_output=True).stderr
    assert int(told.split()[-1]) <= 250 * 1024


def test_help(benchmark: BenchmarkFixture, slowness: Callable[[], float]) -> None:
    """At most 0.4 s."""
    _measure(benchmark, lambda: subprocess.run(_command("--help"), check=True, stdout=subprocess.DEVNULL), 5)
    assert _holds(benchmark, 0.5, 0.4 * slowness())


async def _make(idea: str, style: str) -> Comic:
    async with Library.open(settings.load()) as library:
        brief = Brief(idea=idea, style=style, language="uk" if idea[0] > "z" else "en", panels=5)
        return await Studio(writers.find(), artists.find(), library).make(brief)


def test_a_further_comic(benchmark: BenchmarkFixture, slowness: Callable[[], float]) -> None:
    """At most 0.6 s in a process that has made one before."""
    asyncio.run(_make(IDEA, "comic"))
    ideas: Iterator[tuple[str, str]] = iter([(i, s) for i in IDEAS for s in styles()])
    _measure(benchmark, lambda: asyncio.run(_make(*next(ideas))), 8)
    assert _holds(benchmark, 0.5, 0.6 * slowness())


def _orders(style: str) -> list[PanelOrder]:
    cast = tuple(
        CharacterSheet(
            id=who,
            name=who,
            look={"species": species},  # type: ignore[arg-type]
            palette=Palette(coat="#c0703a", main="#3b6fb0", second="#2d3448"),
        )
        for who, species in (("a", "fox"), ("b", "human"))
    )
    return [
        PanelOrder(
            shot=Shot(
                place=place,
                weather=weather,
                framing=framing,  # type: ignore[arg-type]
                figures=(Figure(character="a", slot="left", pose="run"), Figure(character="b", slot="right")),
            ),
            cast=cast,
            style=find(style),
            size=Size(760, 560),
            seed=seed,
        )
        for seed, (place, weather, framing) in enumerate(
            (p, w, f)
            for p in ("street", "forest", "kitchen", "moon", "castle", "library")
            for w in ("clear", "rain")
            for f in ("wide", "medium", "close")
        )
    ]


@pytest.mark.parametrize("style", list(styles()))
def test_draft_panels(benchmark: BenchmarkFixture, style: str, slowness: Callable[[], float]) -> None:
    """At most 60 ms for 95 of 100 shots, 760×560; each shot's best of three, as others share the machine."""
    artist, orders = artists.find(), _orders(style)
    for order in orders[:2]:
        asyncio.run(artist.draw(order, artist.cameras(order, 0.3)[0]))
    shots = [(order, artist.cameras(order, 0.3)[0]) for order in orders]
    turns = iter(shots * _TURNS)
    _measure(benchmark, lambda: asyncio.run(artist.draw(*next(turns))), len(shots) * _TURNS)
    if benchmark.stats is not None:
        seconds = benchmark.stats.stats.data
        best = sorted(min(seconds[shot :: len(shots)]) for shot in range(len(shots)))
        assert best[int(0.95 * len(best))] <= 0.060 * slowness()
