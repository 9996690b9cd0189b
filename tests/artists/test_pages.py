"""Whole pages whose panels an image model draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from kitsumy import artists, writers
from kitsumy.agency import Agency, Asked
from kitsumy.artists.modelled import ModelArtist
from kitsumy.artists.replicate import ReplicateMaker
from kitsumy.comic import Brief
from kitsumy.ledger import Ledger, accounts
from kitsumy.ledgered import Payer
from kitsumy.library import Library
from kitsumy.settings import Settings
from kitsumy.studio import Studio
from tests.servers.replicate import ReplicateServer


@pytest.mark.parametrize(
    ("style", "idea"),
    [("noir", "A bear looks for a lost dragon"), ("comic", "A fox detective loses her hat in the rain")],
)
async def test_a_page_is_drawn_and_lettered(
    replicate_server: ReplicateServer, home: Path, style: str, idea: str
) -> None:
    maker = ReplicateMaker(SecretStr(replicate_server.token), replicate_server.url, every=0.02)
    async with Library.open(Settings(data_dir=home)) as library:
        studio = Studio(writers.find(), ModelArtist("replicate", maker), library, sketcher=artists.find())
        comic = await studio.make(Brief(idea=idea, style=style, language="en"))
    await maker.close()
    assert {panel.artist for panel in comic.panels} == {"replicate"}
    (page,) = comic.pages
    assert page.footer == "Drawn by the image model FLUX.2 Pro"
    assert len(page.frames) == 5
    sheets, panels = (
        [work for work in replicate_server.works.values() if ("one figure only" in str(work.input)) is sheet]
        for sheet in (True, False)
    )
    assert len(sheets) == len(comic.script.plot.cast)
    assert len(panels) >= 5
    assert all("input_images" in work.input for work in panels if "No people" not in str(work.input))


async def test_the_price_told_before_is_not_below_what_is_paid(
    replicate_server: ReplicateServer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPLICATE_API_TOKEN", replicate_server.token)
    monkeypatch.setenv("REPLICATE_BASE_URL", replicate_server.url)
    replicate_server.draws = False
    brief = Brief(idea="A bear looks for a lost dragon", style="comic", language="en", quality="full")
    settings = Settings(data_dir=home)
    async with Library.open(settings) as library, Agency.of(settings) as agency:
        payer = Payer(brief.origin, "job")
        comic = await agency.make(library, Ledger(library.store), Asked(brief), payer)
        paid = await accounts.spent(library.store, "job")
    assert {panel.artist for panel in comic.panels} == {"replicate"}
    assert 0 < paid <= agency.price(brief) < 1.5 * paid
    assert max(replicate_server.count().values()) == 1
