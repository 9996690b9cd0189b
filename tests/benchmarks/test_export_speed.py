"""How long the books of a comic of four pages take: PDF, CBZ and the strip."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kitsumy import artists, settings, writers
from kitsumy.comic import Brief
from kitsumy.exports import Volume, export
from kitsumy.library import Library
from kitsumy.studio import Studio

MOST = {"pdf": 1.0, "cbz": 1.0, "strip": 2.0}
"""Seconds for four pages of 1600 pixels, decoding their masters included."""


@pytest.fixture(scope="module")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Volume:
    """Make a comic of four pages and take its masters out of the library."""

    async def make() -> Volume:
        home = settings.Settings(data_dir=tmp_path_factory.mktemp("exported"))
        async with Library.open(home) as library:
            brief = Brief(
                idea="A fox detective loses her hat", style="comic", language="en", panels=5, pages=4
            )
            comic = await Studio(writers.find(), artists.find(), library).make(brief)
            return Volume(comic, tuple([await library.blobs.get(page.image) for page in comic.pages]))

    return asyncio.run(make())


@pytest.mark.parametrize("format", MOST)
def test_a_comic_of_four_pages(
    benchmark: BenchmarkFixture, volume: Volume, tmp_path: Path, format: str, slowness: Callable[[], float]
) -> None:
    assert len(volume.masters) == 4
    files = benchmark.pedantic(  # type: ignore[no-untyped-call]
        export, args=(volume, tmp_path / "fox", format), rounds=5
    )
    assert files
    assert sum(file.stat().st_size for file in files) > 100_000
    if benchmark.stats is not None:
        benchmark.extra_info["bytes"] = sum(file.stat().st_size for file in files)
        assert benchmark.stats.stats.median <= MOST[format] * slowness()
