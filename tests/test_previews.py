"""What is seen of a plot that is still being made up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from PIL import Image
from pydantic import SecretStr

from bot.status import after
from bot.surface import Card
from bot.texts import texts
from kitsumy import settings
from kitsumy.agency import Agency, Asked
from kitsumy.comic import Brief
from kitsumy.events import Event, PlotReady, PlotTold, StoryboardReady
from kitsumy.ledger import Ledger
from kitsumy.ledgered import Payer
from kitsumy.library import Library
from kitsumy.providers.terms import AllTerms
from kitsumy.writers.openai import OpenAIWriter
from tests.providers.people import TERMS, Heard, Painter
from tests.servers.faults import Refused
from tests.servers.openai import CUT, OpenAIServer

PANELS = 4
BRIEF = Brief(
    idea="Лисиця-детективка губить капелюх під дощем",
    style="comic",
    language="uk",
    panels=PANELS,
    quality="full",
)
TWICE = AllTerms(rows={"any": TERMS.model_copy(update={"tries": 2, "at_once": 8, "failures": 99})})


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


async def made(library: Library, server: OpenAIServer) -> Heard:
    """Make a comic with a writer who takes their time, and return what was told of it."""
    server.pace = 0.25
    heard = Heard()
    writer = OpenAIWriter(SecretStr(server.key), base_url=server.base_url)
    async with Agency([writer], [Painter("replicate")], TWICE) as agency:
        payer = Payer(BRIEF.origin, "job-1")
        await agency.make(library, Ledger(library.store), Asked(BRIEF), payer, heard)
    return heard


def before_the_plot(heard: Heard) -> list[Event]:
    (end,) = [at for at, event in enumerate(heard) if isinstance(event, PlotReady)]
    return heard[:end]


async def test_the_title_and_the_first_panel_are_there_before_the_plot_is(
    library: Library, openai_server: OpenAIServer
) -> None:
    heard = await made(library, openai_server)
    (told,) = [one for one in before_the_plot(heard) if isinstance(one, PlotTold)]
    (ready,) = [one for one in heard if isinstance(one, PlotReady)]
    assert (told.title, told.cast) == (ready.title, ready.cast)
    (sketch,) = [one for one in before_the_plot(heard) if isinstance(one, StoryboardReady)]
    board = Image.open(BytesIO(await library.blobs.get(sketch.image))).convert("L")
    top = board.crop((0, board.height // 8, board.width, board.height // 3))
    bottom = board.crop((0, 2 * board.height // 3, board.width, 95 * board.height // 100))
    assert len(top.getcolors(1 << 20) or ()) > 50, "the first panel is drawn"
    assert len(bottom.getcolors(1 << 20) or ()) < len(top.getcolors(1 << 20) or ()), "the last one is not"


@pytest.mark.parametrize("fault", [CUT, Refused(503)], ids=str)
async def test_a_plot_that_is_begun_anew_ends_well(
    library: Library, openai_server: OpenAIServer, fault: object
) -> None:
    openai_server.faults.on("plot", fault)  # type: ignore[arg-type]
    heard = await made(library, openai_server)
    assert sum(isinstance(one, PlotTold) for one in heard) <= 1
    (ready,) = [one for one in heard if isinstance(one, PlotReady)]
    assert ready.panels == PANELS


async def test_a_writer_who_fails_leaves_nothing_behind(
    library: Library, openai_server: OpenAIServer
) -> None:
    openai_server.faults.on("plot", Refused(401), times=9)
    heard = await made(library, openai_server)
    assert not [one for one in heard if isinstance(one, PlotTold)]


@pytest.mark.parametrize(("language", "said"), [("en", "“The hat”"), ("uk", "«The hat»")])
def test_a_status_names_what_is_being_made_up(language: str, said: str) -> None:
    card = after(Card(order="1", language=language, stage="plot"), PlotTold(title="The hat", cast=("Rena",)))
    assert texts(language).card(card) == f"{said}\n{texts(language)('card.plot')}"
