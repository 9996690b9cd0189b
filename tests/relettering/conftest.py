"""One comic of four panels on two pages, kept in a library of its own for every test."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kitsumy import settings
from kitsumy.artists.scripted import ScriptedArtist
from kitsumy.comic import Brief, Comic
from kitsumy.library import Library
from kitsumy.settings import Settings
from kitsumy.studio import Studio
from kitsumy.writers.scripted import ScriptedWriter
from tests.relettering.houses import PANELS, TOLD, House, art_without_a_plain_spot
from tests.test_studio import ANCHOR, script


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Comic]:
    """Make one comic for all these tests, and return the library's folder with it."""
    folder = tmp_path_factory.mktemp("made")
    artist = ScriptedArtist(art_without_a_plain_spot(PANELS), (ANCHOR,))

    async def make() -> Comic:
        async with Library.open(Settings(data_dir=folder)) as library:
            brief = Brief(idea="A fox loses her hat", style="comic", language="en", panels=2, pages=2)
            return await Studio(ScriptedWriter([script(PANELS)]), artist, library).make(brief)

    return folder, asyncio.run(make())


@pytest.fixture
async def house(
    made: tuple[Path, Comic], home: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    folder, comic = made
    shutil.copytree(folder, home)
    writer, artist = ScriptedWriter([], [TOLD]), ScriptedArtist([])
    monkeypatch.setattr("kitsumy.writers.find", lambda name="": writer)
    monkeypatch.setattr("kitsumy.artists.find", lambda name="": artist)
    async with Library.open(settings.load()) as library:
        yield House(library, writer, artist, comic)
