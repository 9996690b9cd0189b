"""Figures: everybody can be drawn in every mood and pose, and is where the measure says."""

from __future__ import annotations

import re
from itertools import product
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.character import CharacterSheet, Look, Outfit, Palette
from kitsumy.draft.figures.figure import Geometry, Stance, draw, measure
from kitsumy.draft.figures.garments import wardrobe
from kitsumy.draft.figures.parts import parts
from kitsumy.draft.figures.person import person
from kitsumy.draft.figures.rig import nearest, rig
from kitsumy.draft.ink.painter import Painter
from kitsumy.draft.ink.raster import rasterise
from kitsumy.geometry import Box, Size
from kitsumy.styles import DraftLook, styles

LOOKS = {key: style.draft for key, style in styles().items()}
PALETTE = Palette(coat="#c86432", hair="#5a3c28", main="#2864a0", second="#a02846")
WORDS = st.text(max_size=12)


def somebody(species: str = "human", outfit: Outfit | None = None, **look: str) -> CharacterSheet:
    described = Look.model_validate({"species": species, "emblem": "teapot", **look})
    return CharacterSheet(
        id="a", name="A", look=described, outfit=outfit or Outfit(garment="none"), palette=PALETTE
    )


def markup(stance: Stance, look: DraftLook) -> str:
    painter = Painter(look)
    draw(painter, stance)
    return painter.svg(400, 400)


def alpha_box(stance: Stance, look: DraftLook) -> Box:
    """Draw a figure alone on nothing and return what it covers."""
    pixels = rasterise(markup(stance, look), Size(400, 400))
    rows, columns = np.nonzero(pixels[:, :, 3] > 40)
    return Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)


@pytest.mark.no_cover  # hundreds of figures run the same lines: tracing them would only cost time
@pytest.mark.parametrize("species", rig().species)
def test_every_species_has_every_feeling_in_every_pose(species: str) -> None:
    sheet = somebody(species)
    for index, (expression, pose) in enumerate(product(rig().expressions, rig().poses)):
        look = LOOKS[list(LOOKS)[index % len(LOOKS)]]
        stance = Stance(sheet, pose, expression, facing=1 if index % 3 else -1)
        ElementTree.fromstring(markup(stance, look))  # noqa: S314


@pytest.mark.parametrize("hat", parts().hats)
@pytest.mark.parametrize("garment", wardrobe().garments)
def test_every_garment_goes_with_every_hat(garment: str, hat: str) -> None:
    sheet = somebody("human", Outfit(garment=garment, hat=hat, extras=("cape", "scarf", "tie"), accent="hat"))
    ElementTree.fromstring(markup(Stance(sheet), LOOKS["noir"]))  # noqa: S314


@settings(max_examples=25, deadline=None)
@given(WORDS, WORDS, WORDS, WORDS, st.tuples(WORDS, WORDS), st.sampled_from(sorted(LOOKS)))
def test_unknown_words_draw_somebody_too(
    species: str, pose: str, feeling: str, hat: str, others: tuple[str, str], key: str
) -> None:
    sheet = somebody(species, Outfit(garment=others[0], hat=hat, extras=others), hair=others[1], age=pose)
    stance = Stance(sheet, pose, feeling)
    ElementTree.fromstring(markup(stance, LOOKS[key]))  # noqa: S314
    assert measure(stance, LOOKS[key]).head.width > 0


@pytest.mark.parametrize(
    ("table", "word", "key"),
    [
        ("species", "Fox", "fox"),
        ("species", "big cats", "cat"),
        ("species", "vixen", "fox"),
        ("species", "elefant", "elephant"),
        ("species", "qwertyuiop", "human"),
        ("poses", "running", "run"),
        ("expressions", "suprised", "surprised"),
    ],
)
def test_words_find_the_nearest_part(table: str, word: str, key: str) -> None:
    defaults = {"species": "human", "poses": "stand", "expressions": "neutral"}
    assert rig().one(table, word, defaults[table]) == key


def test_nothing_is_nearest_to_the_default() -> None:
    assert nearest("", {"a": 1, "b": 2}, "b") == "b"


@pytest.mark.parametrize("key", LOOKS)
@pytest.mark.parametrize("species", rig().species)
def test_the_whole_palette_is_in_the_picture(species: str, key: str) -> None:
    painter = Painter(LOOKS[key])
    draw(painter, Stance(somebody(species)))
    shown = set(re.findall(r"#[0-9a-f]{6}", painter.body))
    for colour in (PALETTE.coat, PALETTE.hair, PALETTE.main, PALETTE.second):
        assert {painter.base(colour), painter.solid(colour)} & shown


@pytest.mark.parametrize("garment", wardrobe().garments)
def test_every_garment_shows_both_its_colours(garment: str) -> None:
    painter = Painter(LOOKS["realistic"])
    draw(painter, Stance(somebody("human", Outfit(garment=garment))))
    assert PALETTE.main in painter.body
    assert PALETTE.second in painter.body


def test_a_human_is_never_undressed() -> None:
    sheet = somebody("human", Outfit(garment="none"))
    assert person(sheet, sheet.outfit).garment == wardrobe().garments["shirt"]


def test_the_accent_part_keeps_its_colour_in_noir() -> None:
    plain, red = (somebody("fox", Outfit(garment="coat", hat="fedora", accent=part)) for part in ("", "hat"))
    assert "#d62828" not in markup(Stance(plain), LOOKS["noir"])
    assert "#d62828" in markup(Stance(red), LOOKS["noir"])


def test_the_same_stance_is_the_same_picture() -> None:
    stance = Stance(somebody("dragon"), "jump", "love")
    assert markup(stance, LOOKS["comic"]) == markup(stance, LOOKS["comic"])


def test_expressions_differ_in_the_picture() -> None:
    pictures = {markup(Stance(somebody("cat"), "stand", word), LOOKS["comic"]) for word in rig().expressions}
    assert len(pictures) == len(rig().expressions)


@pytest.mark.parametrize("facing", [1, -1])
@pytest.mark.parametrize("species", sorted(rig().species))
def test_anchors_lie_where_the_figure_is_drawn(species: str, facing: int) -> None:
    look = LOOKS["realistic"]
    stance = Stance(somebody(species), facing=facing, x=200, y=380, scale=1.0)
    covered, shape = alpha_box(stance, look).grown(400 * 0.03), measure(stance, look)
    for box in (shape.head, shape.face):
        assert box.overlap(covered) == pytest.approx(box.width * box.height, rel=1e-6)
    for point in (shape.mouth, shape.hand):
        assert point is not None
        assert covered.x0 < point.x < covered.x1
        assert covered.y0 < point.y < covered.y1


@pytest.mark.parametrize("hat", ["none", "wizard", "straw", "helmet"])
@pytest.mark.parametrize("species", ["human", "rabbit", "elephant", "thing"])
def test_the_head_box_reaches_to_the_top_of_the_picture(species: str, hat: str) -> None:
    stance = Stance(somebody(species, Outfit(garment="shirt", hat=hat)), x=200, y=390, scale=0.8)
    covered = alpha_box(stance, LOOKS["realistic"])
    assert measure(stance, LOOKS["realistic"]).head.y0 == pytest.approx(covered.y0, abs=12)


def test_a_mirrored_figure_is_measured_mirrored() -> None:
    sheet, look = somebody("fox", hair="ponytail"), LOOKS["comic"]
    right, left = (measure(Stance(sheet, "point", facing=way), look) for way in (1, -1))
    assert mirrored(right) == pytest.approx(flat(left))


def flat(shape: Geometry) -> list[float]:
    return [*shape.head, *shape.face, *shape.mouth]


def mirrored(shape: Geometry) -> list[float]:
    boxes = [Box(-box.x1, box.y0, -box.x0, box.y1) for box in (shape.head, shape.face)]
    return [*boxes[0], *boxes[1], -shape.mouth.x, shape.mouth.y]


def test_place_and_scale_only_move_the_measure() -> None:
    sheet, look = somebody("owl"), LOOKS["manga"]
    plain = measure(Stance(sheet), look)
    moved = measure(Stance(sheet, x=100, y=300, scale=2), look)
    assert moved.head == pytest.approx(Box(*(2 * edge for edge in plain.head)).moved(100, 300))
    assert moved.feet == 300


def test_a_child_is_smaller_and_has_a_larger_head_for_its_size() -> None:
    look = LOOKS["comic"]
    child, adult = (measure(Stance(somebody(age=age)), look) for age in ("child", "adult"))
    assert -child.head.y0 < -adult.head.y0 * 0.9
    assert child.head.height / -child.head.y0 > adult.head.height / -adult.head.y0
