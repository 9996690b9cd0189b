"""What must hold for the pages of any idea, and can be seen before a pixel is drawn."""

from __future__ import annotations

import math

import pytest

from kitsumy.geometry import Size
from kitsumy.lettering import inspect
from tests.checks.tales import EVERYTHING, SHARES, brief, composed, script, share


@pytest.mark.parametrize("number", range(SHARES))
def test_every_page_passes_the_editors_inspection(number: int) -> None:
    for idea in share(number):
        _, sheets, cameras = composed(brief(idea))
        for sheet in sheets:
            for frame, letters in zip(sheet.layout.frames, sheet.letters, strict=True):
                size = Size(round(frame.box.width), round(frame.box.height))
                faults = inspect(size, letters, cameras[frame.panel].anchors)
                assert faults == (), (idea, frame.panel)


@pytest.mark.parametrize("number", range(SHARES))
def test_no_word_is_lost(number: int) -> None:
    for idea in share(number)[::3]:
        asked = brief(idea)
        _, (sheet,), _ = composed(asked)
        for lines, letters in zip(script(asked).dialogue.panels, sheet.letters, strict=True):
            assert [b.speaker for b in letters.balloons] == [b.speaker for b in lines.balloons], idea
            assert len(letters.captions) == len(lines.captions), idea


@pytest.mark.parametrize("panels", [1, 2, 3, 4, 6, 7, 8])
def test_every_number_of_panels_can_be_lettered(panels: int) -> None:
    for idea in EVERYTHING[panels : panels + 40 : 10]:
        _, sheets, cameras = composed(brief(idea, panels))
        for sheet in sheets:
            for frame, letters in zip(sheet.layout.frames, sheet.letters, strict=True):
                size = Size(round(frame.box.width), round(frame.box.height))
                assert inspect(size, letters, cameras[frame.panel].anchors) == (), (idea, frame.panel)


@pytest.mark.parametrize("number", range(0, SHARES, 3))
def test_eyes_and_mouths_are_in_the_picture_and_heads_apart(number: int) -> None:
    for idea in share(number):
        _, _, cameras = composed(brief(idea))
        for camera in cameras.values():
            for anchor in camera.anchors:
                assert 0 <= anchor.mouth.x <= 1, idea
                assert 0 <= anchor.mouth.y <= 1, idea
            boxes = [anchor.head for anchor in camera.anchors]
            for i, one in enumerate(boxes):
                for other in boxes[i + 1 :]:
                    smaller = min(one.width * one.height, other.width * other.height)
                    assert one.overlap(other) <= 0.15 * smaller or math.isclose(smaller, 0), idea
