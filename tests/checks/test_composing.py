"""What must hold for the pages of any idea, and can be seen before a pixel is drawn."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from kitsumy.comic import Brief
from kitsumy.composing import press
from kitsumy.lettering import score
from kitsumy.page import Anchor
from kitsumy.styles import styles
from tests.checks.tales import EVERYTHING, SHARES, brief, composed, script, share

# Hundreds of pages run the same lines: tracing them would only cost minutes.
pytestmark = pytest.mark.no_cover


def check(asked: Brief) -> None:
    """Assert everything that must hold for one comic's pages."""
    story, sheets, cameras = composed(asked)
    anchors_of = {panel: camera.anchors for panel, camera in cameras.items()}
    for sheet in sheets:
        marks = score(press.record(sheet, ""), anchors_of, story.style.lettering)
        assert (marks.faults, marks.warnings) == ((), ()), asked.idea
    placed = {
        frame.panel: letters
        for sheet in sheets
        for frame, letters in zip(sheet.layout.frames, sheet.letters, strict=True)
    }
    for panel, lines in enumerate(script(asked).dialogue.panels):
        letters = placed[panel]
        anchors = cameras[panel].anchors
        assert [b.speaker for b in letters.balloons] == [b.speaker for b in lines.balloons], asked.idea
        assert len(letters.captions) == len(lines.captions), asked.idea
        seen_and_apart(asked.idea, anchors)


def seen_and_apart(idea: str, anchors: Sequence[Anchor]) -> None:
    for anchor in anchors:
        assert 0 <= anchor.mouth.x <= 1, idea
        assert 0 <= anchor.mouth.y <= 1, idea
    for one, other in itertools.combinations((anchor.head for anchor in anchors), 2):
        smaller = min(one.width * one.height, other.width * other.height)
        assert one.overlap(other) <= 0.15 * smaller, idea


@pytest.mark.parametrize("number", range(SHARES))
def test_every_page_passes_the_editors_inspection(number: int) -> None:
    for idea in share(number):
        check(brief(idea))


@pytest.mark.parametrize("panels", [1, 2, 3, 4, 6, 7, 8])
def test_every_number_of_panels_can_be_lettered(panels: int) -> None:
    for idea in EVERYTHING[panels : panels + 40 : 10]:
        check(brief(idea, panels))


@pytest.mark.parametrize("style", list(styles()))
def test_long_comics_can_be_lettered(style: str) -> None:
    for idea in EVERYTHING[7:40:16]:
        check(brief(idea, 7, style, pages=3))
