from __future__ import annotations

import numpy as np
from PIL import Image

from kitsumy.geometry import Box, Size
from kitsumy.heads.busyness import busyness
from kitsumy.lettering.ground import ground
from kitsumy.page import Busy
from tests.foreign import panels
from tests.foreign.photographs import DATA

UNIT = Size(1000, 1000)


def weight(busy: tuple[Busy, ...], box: Box) -> float:
    """Return what covering a part of the picture costs, as placement sees it."""
    edges = (np.array([edge * 1000]) for edge in box)
    return float(ground(UNIT, (), busy).busyness(*edges)[0])


def test_a_plain_picture_is_free() -> None:
    assert busyness(Image.new("RGB", (300, 200), (90, 140, 220))) == ()


def test_the_busy_half_costs_more() -> None:
    picture = Image.new("RGB", (400, 400), (90, 140, 220))
    picture.paste(Image.effect_noise((400, 200), 120).convert("RGB"), (0, 200))
    busy = busyness(picture)
    assert weight(busy, Box(0, 0, 1, 0.4)) < 0.1
    assert weight(busy, Box(0, 0.6, 1, 1)) > 0.6


def test_the_sky_is_plainer_than_the_rocket() -> None:
    with Image.open(DATA / "rocket.jpg") as photo:
        busy = busyness(photo.convert("RGB"))
    assert weight(busy, Box(0.3, 0, 0.65, 0.25)) < 0.5 * weight(busy, Box(0.4, 0.6, 0.6, 0.95))


def test_boxes_are_few_inside_and_within_the_weights_of_background_and_head() -> None:
    for panel in panels():
        busy = busyness(panel.picture.convert("RGB"))
        assert len(busy) < 90
        for part in busy:
            assert 0.04 < part.weight < 0.9
            assert 0 <= part.box.x0 < part.box.x1 <= 1
            assert 0 <= part.box.y0 < part.box.y1 <= 1
