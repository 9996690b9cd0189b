"""Comics in one language and one style: their scores, and what a machine reads on some of their pages."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from PIL.Image import Image

from kitsumy import artists, lettering
from kitsumy.comic import Brief
from kitsumy.composing import breakdown, press
from kitsumy.language import detect
from kitsumy.lettering import Score
from kitsumy.lettering.gates import Gate, limits
from kitsumy.page import FontTheme, Page
from tests.checks.tales import EVERYTHING, brief, composed, script
from tests.gates import reading
from tests.gates.limits import WIDTHS
from tests.gates.reading import Recall

COMICS, DRAWN = 13, 3
"""Of every language and style: this many are scored, and of this many the first page is drawn and read."""


class Cell(NamedTuple):
    """What came out for one language and one style."""

    language: str
    style: str
    font: FontTheme
    worst: dict[Gate, float]
    faults: tuple[str, ...]
    recalls: dict[int, Recall]
    missed: tuple[str, ...]


def measured(language: str, style: str, font: FontTheme) -> Cell:
    """Score and read the comics of one language, one style and one font."""
    asked = [brief(idea, style=style).model_copy(update={"font": font}) for idea in _ideas(language)]
    scores = [score for one in asked for score in scored(one)]
    recalls, missed = dict.fromkeys(WIDTHS, Recall(0, 0)), list[str]()
    pages = [drawn(one) for one in asked[:DRAWN]]
    for width in WIDTHS:
        recalls[width], unread = reading.of_pages(pages, language, width)
        missed += [f"{width}: {line}" for line in unread]
    return Cell(language, style, font, _worst(scores), tuple(_faults(scores)), recalls, tuple(missed))


def _ideas(language: str) -> list[str]:
    """Return ideas from all over the list, the same ones every time."""
    spoken = [idea for idea in EVERYTHING if detect(idea) == language]
    return spoken[:: len(spoken) // COMICS][:COMICS]


def scored(asked: Brief) -> tuple[Score, ...]:
    """Return the scores of a comic's pages, before anything is drawn."""
    story, sheets, cameras = composed(asked)
    anchors = {panel: camera.anchors for panel, camera in cameras.items()}
    records = [press.record(sheet, "", story.style.lettering.font) for sheet in sheets]
    words = dict(enumerate(script(asked).dialogue.panels))
    return tuple(lettering.score(page, anchors, story.style.lettering, words) for page in records)


def drawn(asked: Brief) -> tuple[Image, Page]:
    """Return a comic's first page."""
    story, sheets, cameras = composed(asked)
    artist = artists.find()

    async def draw() -> dict[int, Image]:
        frames = sheets[0].layout.frames
        orders = {frame.panel: breakdown.order(story, frame) for frame in frames}
        return {panel: (await artist.draw(order, cameras[panel])).image for panel, order in orders.items()}

    picture = press.print_page(sheets[0], asyncio.run(draw()), story.style, story.seed)
    return picture, press.record(sheets[0], "", story.style.lettering.font)


def _worst(scores: list[Score]) -> dict[Gate, float]:
    marks = [mark for score in scores for mark in score.marks if mark.worst is not None]
    amounts = {kind: [m.worst for m in marks if m.kind == kind and m.worst is not None] for kind in limits()}
    return {kind: limits()[kind].worst(found) for kind, found in amounts.items() if found}


def _faults(scores: list[Score]) -> list[str]:
    faults = [fault for score in scores for fault in (*score.faults, *score.warnings)]
    return [f"{fault.kind} {fault.amount:.2f}: {fault.about}" for fault in faults]
