"""What the writer writes becomes a page: through the studio, with the draft artist."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitsumy import artists
from kitsumy.composing import allowance
from kitsumy.library import Library
from kitsumy.revising import proofreading
from kitsumy.settings import Settings
from kitsumy.studio import Studio
from tests.servers.openai import OpenAIServer
from tests.writers.conftest import FOX, LYS, Hire, brief


@pytest.mark.parametrize(("idea", "mode"), [(FOX, "story"), (LYS, "explain")])
async def test_a_page_of_a_model(
    hire: Hire, openai_server: OpenAIServer, tmp_path: Path, idea: str, mode: str
) -> None:
    settings = Settings(data_dir=tmp_path)
    async with Library.open(settings) as library:
        studio = Studio(hire(allowance=allowance.limits), artists.find(), library)
        comic = await studio.make(brief(idea, 4, mode=mode))
        assert comic.writer == "openai"
        assert [work.kind for work in openai_server.paid] == ["plot", "dialogue"]
        kept = await library.comic(comic.id, comic.brief.origin.owner)
        assert kept.script == comic.script
        page = await library.blobs.get(comic.pages[0].image)
        assert page.startswith(b"\x89PNG")
    assert [fault.kind for score in proofreading.proofread(comic) for fault in score.faults] == []
