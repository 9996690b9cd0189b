"""Make many comics at once and print figures: ``python -m tests.throng [--comics N --scale S --lag L]``."""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bot import lag
from kitsumy import artists
from kitsumy.comic import Brief
from kitsumy.ledger import Ledger
from kitsumy.ledgered import LedgeredArtist, LedgeredWriter
from kitsumy.library import Library
from kitsumy.settings import Settings
from kitsumy.studio import Studio
from tests.simulated import PANELS, SlowArtist, SlowWriter, told

_LAG, _MEGABYTES = 0.050, 600
_SWITCH = 0.0005
"""As the bot sets it."""


@dataclass(frozen=True)
class Figures:
    """What a run measured: seconds, megabytes and counts."""

    comics: int
    drawings: int
    seconds: float
    lag_p50: float
    lag_p99: float
    lag_most: float
    memory: float

    @property
    def rows(self) -> Iterator[tuple[str, str]]:
        yield "comics", str(self.comics)
        yield "drawings", str(self.drawings)
        yield "seconds", f"{self.seconds:.1f}"
        p50, p99, most = (f"{1e3 * lag:.0f} ms" for lag in (self.lag_p50, self.lag_p99, self.lag_most))
        yield "lag", f"p50 {p50}, p99 {p99}, most {most}"
        yield "memory", f"{self.memory:.0f} MB at most"

    def wrong(self, lag: float) -> list[str]:
        """Return what is not as it should be; ``lag`` is let pass."""
        expected = self.comics * (PANELS + 2)
        found = {
            f"{expected} drawings expected": self.drawings != expected,
            f"lag p99 over {1e3 * lag:.0f} ms": self.lag_p99 > lag,
            f"memory over {_MEGABYTES} MB": self.memory > _MEGABYTES,
        }
        return [what for what, holds in found.items() if holds]


async def run(home: Path, comics: int, scale: float) -> Figures:
    """Make comics that are all begun at once, with the ledger, as the workshop does."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor((os.cpu_count() or 1) + 1))
    sys.setswitchinterval(_SWITCH)
    late, artist = list[float](), SlowArtist(scale)
    async with Library.open(Settings(data_dir=home)) as library:
        begun, watched = time.perf_counter(), asyncio.create_task(lag.watch(late.append))
        async with asyncio.TaskGroup() as group:
            for number in range(comics):
                group.create_task(_make(library, artist, scale, number))
        seconds = time.perf_counter() - begun
        watched.cancel()
    late.sort()
    return Figures(
        comics=comics,
        drawings=len(artist.orders),
        seconds=seconds,
        lag_p50=late[len(late) // 2],
        lag_p99=late[int(0.99 * len(late))],
        lag_most=late[-1],
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


async def _make(library: Library, artist: SlowArtist, scale: float, number: int) -> None:
    brief = Brief(idea=f"A fox and a cat, {number}", style="comic", language="en", panels=PANELS)
    ledger = Ledger(library.store)
    studio = Studio(
        LedgeredWriter(SlowWriter(scale, told(number)), ledger),
        LedgeredArtist(artist, ledger, library, brief.origin),
        library,
        sketcher=artists.find("draft"),
    )
    await studio.make(brief)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.throng")
    parser.add_argument("--comics", type=int, default=100)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--lag", type=float, default=_LAG, help="seconds that are let pass")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        figures = asyncio.run(run(Path(home), asked.comics, asked.scale))
    sys.stdout.writelines(f"{name:<10}{value}\n" for name, value in figures.rows)
    wrong = figures.wrong(asked.lag)
    sys.stdout.write(f"wrong     {', '.join(wrong) or 'nothing'}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
