"""The studio's stages are timed while it works."""

from __future__ import annotations

import pytest

from bot.counters import Counters
from bot.diary import note_stage
from bot.listening import StudioStage
from bot.stages import timed
from kitsumy.events import (
    ComicReady,
    DialogueReady,
    DialogueStarted,
    Event,
    LetteringStarted,
    PanelReady,
    PanelStarted,
    PlotReady,
    PlotStarted,
)
from kitsumy.jobs import Emit, Job
from tests.bot.conftest import MakeDesk
from tests.bot.surfaces import asking
from tests.bot.watching import over

SCRIPT: tuple[tuple[float, Event], ...] = (
    (0, PlotStarted()),
    (2, PlotReady(title="Hat", panels=2, cast=())),
    (2, DialogueStarted()),
    (3, PanelStarted(panel=1, total=2)),
    (4, PanelStarted(panel=2, total=2)),
    (5, DialogueReady()),
    (6, PanelReady(panel=2, done=1, total=2)),
    (9, PanelReady(panel=1, done=2, total=2)),
    (9, LetteringStarted()),
    (9.5, ComicReady(comic="a", title="Hat")),
)


async def test_every_stage_is_told_of_with_its_seconds(desk: MakeDesk) -> None:
    now, told = [0.0], list[tuple[str, StudioStage, float]]()
    here = desk()

    async def scripted(job: Job, emit: Emit) -> str:
        for now[0], event in SCRIPT:
            emit(event)
        return await here.quick(job, lambda event: None)

    handlers = timed({"comic": scripted}, lambda *one: told.append(one), lambda: now[0])
    async with here.open(handlers["comic"]):
        order = await here.orders.place(asking())
        await over(here)
    assert told == [
        (order, "plot", 2.0),
        (order, "dialogue", 3.0),
        (order, "panels", 6.0),
        (order, "lettering", 0.5),
    ]


async def test_the_real_studio_has_every_stage(desk: MakeDesk) -> None:
    from kitsumy.ledger import Ledger
    from kitsumy.workshop import Workshop

    told: list[StudioStage] = []
    here = desk()
    real = Workshop(here.library, Ledger(here.library.store)).handlers
    handlers = timed(real, lambda order, stage, seconds: told.append(stage))
    async with here.open(handlers["comic"]):
        await here.orders.place(asking())
        await over(here)
    assert sorted(told) == ["dialogue", "lettering", "panels", "plot"]


def test_stages_are_counted_and_written_down(caplog: pytest.LogCaptureFixture) -> None:
    counters = Counters()
    counters.stage("one", "plot", 2.5)
    assert counters.registry.get_sample_value("kitsumy_studio_seconds_sum", {"stage": "plot"}) == 2.5
    with caplog.at_level("INFO"):
        note_stage("one", "plot", 2.5)
    assert vars(caplog.records[-1])["kitsumy_step"] == {"order": "one", "stage": "plot", "took": 2.5}
