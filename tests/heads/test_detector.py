from __future__ import annotations

import tracemalloc
from collections import defaultdict

import numpy as np
import pytest
from PIL import Image

from kitsumy.geometry import Box, Point
from kitsumy.heads import Face, detect
from kitsumy.heads.detector import CLOSER, QUICK, distinct
from kitsumy.heads.network import Network, network
from tests.foreign import Foreign, panels
from tests.foreign.finding import alike, tally
from tests.foreign.photographs import DATA, marks


def photograph(name: str) -> Image.Image:
    with Image.open(DATA / f"{name}.jpg") as picture:
        return picture.convert("RGB")


@pytest.mark.parametrize("side", [QUICK, CLOSER])
@pytest.mark.parametrize("name", ["astronaut", "camera"])
def test_a_face_in_a_photograph_and_its_mouth(name: str, side: int) -> None:
    face = detect(photograph(name), side)[0]
    assert alike(face.box, marks()[name].face) > 0.6
    assert face.score > 0.85
    assert face.box.x0 < face.mouth.x < face.box.x1
    assert 0.6 < (face.mouth.y - face.box.y0) / face.box.height < 0.95


@pytest.mark.parametrize("name", ["coffee", "rocket", "moon"])
def test_no_face_where_there_is_none(name: str) -> None:
    assert detect(photograph(name)) == ()


@pytest.mark.parametrize(("kind", "recall"), [("photograph", 1.0), ("illustration", 0.9), ("painted", 0.95)])
def test_drawn_and_photographed_faces_are_found_and_little_else(kind: str, recall: float) -> None:
    counted = tally([panel for panel in panels() if panel.kind == kind], QUICK)
    assert counted.faces >= 10
    assert counted.recall >= recall
    assert counted.precision >= 0.95


def test_mirroring_a_picture_mirrors_its_face() -> None:
    picture = photograph("astronaut")
    (face,), (mirrored,) = detect(picture), detect(picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert mirrored.box.centre.x == pytest.approx(1 - face.box.centre.x, abs=0.01)
    assert mirrored.box.centre.y == pytest.approx(face.box.centre.y, abs=0.01)


def test_of_overlapping_faces_the_surest_stays() -> None:
    def face(x: float, score: float) -> Face:
        return Face(Box(x, 0.2, x + 0.2, 0.5), Point(x + 0.1, 0.4), score)

    sure, doubtful, apart = face(0.1, 0.9), face(0.15, 0.8), face(0.6, 0.4)
    assert distinct([sure, doubtful, apart]) == [sure, apart]


def test_weights_that_are_not_whole_are_refused() -> None:
    whole = np.zeros(53_104, np.float32)
    Network(whole)
    for broken in (whole[:-1], np.zeros(53_105, np.float32)):
        with pytest.raises(ValueError, match=r"weights|reshape"):
            Network(broken)


def test_a_look_needs_little_memory() -> None:
    picture = photograph("astronaut")
    network()
    tracemalloc.start()
    try:
        detect(picture, CLOSER)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40e6


def test_there_are_enough_panels_of_every_kind() -> None:
    shown: dict[str, list[Foreign]] = defaultdict(list)
    for panel in panels():
        shown[panel.kind].append(panel)
    assert len(panels()) >= 40
    assert {kind: len(found) >= 10 for kind, found in shown.items()} == dict.fromkeys(shown, True)
    assert {len(panel.heads) for panel in panels()} == {0, 1, 2, 3, 4}
    assert len({panel.name for panel in panels()}) == len(panels())
