"""The embedded artist: any shot is drawn, and the picture is where the camera said it would be."""

import asyncio
import re
from itertools import combinations, pairwise, product
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy import artists
from kitsumy.character import CharacterSheet, Look, Outfit, Palette
from kitsumy.comic import Figure, Framing, Shot
from kitsumy.draft.artist import DraftArtist, seen
from kitsumy.draft.stage.panel import compose
from kitsumy.geometry import Box, Size
from kitsumy.ports import PanelOrder
from kitsumy.styles import styles

FOX = CharacterSheet(
    id="fox",
    name="Renata",
    look=Look(species="fox", gender="f"),
    outfit=Outfit(garment="coat", hat="fedora", accent="hat"),
    palette=Palette(coat="#d9772b", main="#8a6a4a", second="#5a4632"),
)
MOUSE = CharacterSheet(
    id="mouse",
    name="Pip",
    look=Look(species="mouse"),
    palette=Palette(coat="#a9a5a5", main="#4f7fb0", second="#2b3a5a"),
)
GRAN = CharacterSheet(
    id="gran",
    name="Olha",
    look=Look(species="human", gender="f", age="elder", hair="bun", face=("glasses",)),
    outfit=Outfit(garment="dress"),
    palette=Palette(coat="#f0c8a0", main="#9a4f8a", second="#2b3a5a"),
)
PAIR = (Figure(character="fox", slot="left"), Figure(character="mouse", slot="right", pose="point"))
ARTIST = DraftArtist()
FRAMINGS: tuple[Framing, ...] = ("wide", "medium", "close")


def order(
    shot: Shot, style: str = "comic", size: tuple[int, int] = (380, 280), seed: int = 7, take: int = 1
) -> PanelOrder:
    return PanelOrder(
        shot=shot, cast=(FOX, MOUSE, GRAN), style=styles()[style], size=Size(*size), seed=seed, take=take
    )


def street(framing: Framing = "medium", **rest: object) -> Shot:
    return Shot.model_validate({"place": "street", "framing": framing, "figures": PAIR, **rest})


def pixels(what: PanelOrder) -> npt.NDArray[np.uint8]:
    return np.asarray(asyncio.run(ARTIST.draw(what)).image)


def test_the_draft_artist_answers_to_its_name() -> None:
    found = artists.find("draft")

    assert (found.name, found.foresees) == ("draft", True)


def test_the_page_says_honestly_who_drew_it() -> None:
    assert ARTIST.credit("en") == "Draft · drawn offline, no AI"
    assert ARTIST.credit("uk") == "Чернетка · намальовано офлайн, без ШІ"
    assert ARTIST.credit("de") == ARTIST.credit("en")


words = st.one_of(st.sampled_from(("fox", "stand", "sad", "key", "night", "rain", "")), st.text(max_size=24))
figures = st.builds(
    Figure,
    character=st.sampled_from(("fox", "mouse", "gran")),
    slot=st.sampled_from(("left", "centre", "right")),
    pose=words,
    expression=words,
    prop=words,
    facing=st.sampled_from(("auto", "left", "right")),
)
shots = st.builds(
    Shot,
    place=words,
    time=words,
    weather=words,
    framing=st.sampled_from(("wide", "medium", "close", "insert")),
    action=words,
    mood=words,
    effect=st.sampled_from(("", "focus", "speed")),
    figures=st.lists(figures, max_size=6).map(tuple),
    props=st.lists(words, max_size=4).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(shots, st.sampled_from(tuple(styles())), st.tuples(st.integers(150, 700), st.integers(150, 500)))
def test_any_shot_in_any_style_is_drawn_to_its_last_pixel(
    shot: Shot, style: str, size: tuple[int, int]
) -> None:
    what = order(shot, style, size)

    drawing = asyncio.run(ARTIST.draw(what))

    assert (drawing.image.size, drawing.image.mode) == (size, "RGB")
    assert (drawing.artist, drawing.fallback) == ("draft", False)


@pytest.mark.parametrize("framing", ["wide", "medium", "close"])
@pytest.mark.parametrize("size", [(240, 560), (560, 560), (1480, 420)])
def test_no_camera_sees_past_the_edge_of_the_world(framing: Framing, size: tuple[int, int]) -> None:
    shot = street(framing, figures=(), place="field")

    for take in range(1, 5):
        picture = pixels(order(shot, "realistic", size, take=take)).astype(int)
        edges = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
        assert edges.sum(axis=1).min() > 60


def test_the_same_order_gives_the_same_bytes_and_another_take_another_view() -> None:
    once, again = pixels(order(street())), pixels(order(street()))
    other = pixels(order(street(), take=2))

    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)


@pytest.mark.parametrize("style", list(styles()))
@pytest.mark.parametrize("framing", ["wide", "medium", "close", "insert"])
def test_every_take_is_seen_to_be_another_one(style: str, framing: Framing) -> None:
    shot = street(framing, props=("key",))
    takes = [pixels(order(shot, style, take=take)).astype(int) for take in range(1, 5)]

    for one, other in combinations(takes, 2):
        assert (np.abs(one - other).sum(axis=2) > 60).mean() > 0.1


def test_in_every_take_are_the_same_people_from_left_to_right() -> None:
    for take, framing in product(range(1, 6), FRAMINGS):
        for camera in ARTIST.cameras(order(street(framing), take=take), 0.3):
            assert [anchor.character for anchor in camera.anchors] == ["fox", "mouse"]


@pytest.mark.parametrize("take", [1, 2, 3, 4])
def test_the_first_and_the_last_framing_of_a_take_keep_their_promise(take: int) -> None:
    what = order(street(), "realistic", take=take)
    width, height = what.size
    offered = ARTIST.cameras(what, 0.25)

    for camera in (offered[0], offered[-1]):
        picture = np.asarray(asyncio.run(ARTIST.draw(what, camera)).image).astype(int)
        (fox, _) = camera.anchors
        x0, y0, x1, y1 = (round(edge) for edge in fox.face.scaled(width, height))
        coat = np.abs(picture[y0:y1, x0:x1] - (0xD9, 0x77, 0x2B)).sum(axis=2) < 90
        assert coat.mean() > 0.1


@pytest.mark.parametrize("style", list(styles()))
@pytest.mark.parametrize("framing", ["wide", "medium", "close", "insert"])
def test_the_art_is_sound_svg_with_every_id_its_own(style: str, framing: Framing) -> None:
    what = order(street(framing, props=("key", "rocket"), effect="focus", weather="storm"), style)
    camera = ARTIST.cameras(what, 0.2)[0]

    svg = compose(what, *seen(what, camera))

    ElementTree.fromstring(svg)  # noqa: S314  # our own drawing
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)
    assert not re.search(r"None|nan|inf\b", svg)


def test_drawing_through_a_camera_keeps_its_promise() -> None:
    what = order(street())
    camera = ARTIST.cameras(what, 0.3)[-1]

    drawing = asyncio.run(ARTIST.draw(what, camera))

    assert (drawing.anchors, drawing.busy) == (camera.anchors, camera.busy)


def test_there_is_a_figure_where_its_anchor_says() -> None:
    empty, full = order(street(figures=())), order(street())
    width, height = full.size
    changed = np.abs(pixels(full).astype(int) - pixels(empty).astype(int)).sum(axis=2) > 60

    for anchor in ARTIST.cameras(full, 0.25)[0].anchors:
        x0, y0, x1, y1 = (round(edge) for edge in anchor.face.scaled(width, height))
        assert changed[max(0, y0) : y1, max(0, x0) : x1].mean() > 0.4


@pytest.mark.parametrize("framing", ["wide", "medium", "close"])
def test_every_framing_has_its_people_apart_and_inside(framing: Framing) -> None:
    trio = (*PAIR, Figure(character="gran", slot="centre", expression="angry"))
    for people in (PAIR, PAIR[:1], trio):
        cameras = ARTIST.cameras(order(street(framing, figures=people), size=(760, 560)), 0.25)

        assert 1 <= len(cameras) <= 12
        for camera in cameras:
            heads = sorted(anchor.head for anchor in camera.anchors)
            assert len(heads) == len(people)
            assert all(head.x0 >= -0.02 and head.x1 <= 1.02 for head in heads)
            for one, other in pairwise(heads):
                assert one.overlap(other) <= 0.15 * min(one.width * one.height, other.width * other.height)


def test_close_ups_show_eyes_and_mouth() -> None:
    for people in (PAIR, PAIR[:1]):
        for camera in ARTIST.cameras(order(street("close", figures=people), size=(500, 520)), 0.3):
            for anchor in camera.anchors:
                assert 0 <= anchor.mouth.x <= 1
                assert 0 <= anchor.mouth.y <= 1
                assert anchor.face.y0 >= 0


def test_anchors_go_from_left_to_right_whatever_the_order_of_the_figures() -> None:
    swapped = order(street(figures=PAIR[::-1]))

    assert [anchor.character for anchor in ARTIST.cameras(swapped, 0.2)[0].anchors] == ["fox", "mouse"]


def test_heads_are_the_most_precious_and_things_more_than_bodies() -> None:
    holding = (Figure(character="fox", slot="left", prop="umbrella"), PAIR[1])
    busy = ARTIST.cameras(order(street("wide", figures=holding, props=("key",))), 0.2)[0].busy

    assert sorted({part.weight for part in busy}) == [0.42, 0.75, 0.9]


def test_an_insert_shows_the_thing_and_nobody() -> None:
    camera = ARTIST.cameras(order(street("insert", props=("key",))), 0.3)[0]

    assert camera.anchors == ()
    disc: Box = camera.busy[0].box
    assert 0 <= disc.y0 < disc.y1 <= 1


def test_an_insert_of_nothing_is_a_close_up_and_of_nowhere_a_view() -> None:
    assert ARTIST.cameras(order(street("insert", props=("qwxyz",))), 0.3)[0].anchors
    assert ARTIST.cameras(order(street("insert", figures=())), 0.3)[0].anchors == ()


def test_a_stranger_without_a_sheet_stays_out() -> None:
    alone = order(street(figures=(PAIR[0], Figure(character="nobody"))))

    assert [anchor.character for anchor in ARTIST.cameras(alone, 0.2)[0].anchors] == ["fox"]


def test_rain_falls_outside_and_not_under_a_roof() -> None:
    def streaks(place: str) -> bool:
        return "#dcebff" in compose(order(street(place=place, weather="rain")), None, None)

    assert streaks("street")
    assert not streaks("room")
