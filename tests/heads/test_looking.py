from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kitsumy.comic import Figure, Shot
from kitsumy.geometry import Box
from kitsumy.heads import find
from tests.foreign import Foreign, panels
from tests.foreign.lettered import look
from tests.foreign.panel import shot

SKY = Image.new("RGB", (760, 640), (120, 170, 230))


def panel(name: str) -> Foreign:
    return next(one for one in panels() if one.name == name)


def inside(box: Box, x: float, y: float) -> bool:
    return box.x0 < x < box.x1 and box.y0 < y < box.y1


@pytest.mark.parametrize("one", panels(), ids=lambda one: one.name)
def test_every_character_has_one_anchor_where_it_really_is(one: Foreign) -> None:
    anchors = find(one.picture, one.shot)
    assert [anchor.character for anchor in anchors] == [anchor.character for anchor in one.truth]
    for anchor, true in zip(anchors, one.truth, strict=True):
        assert anchor.head.overlap(true.face) > 0.5 * true.face.width * true.face.height
        if anchor.source == "detected":
            assert inside(true.face, *anchor.mouth)


def test_nearly_all_of_them_are_seen_and_not_guessed() -> None:
    sources = [anchor.source for one in panels() for anchor in find(one.picture, one.shot)]
    assert sources.count("detected") >= 0.95 * len(sources)
    assert set(sources) == {"detected", "declared"}


def test_somebody_the_script_does_not_know_is_an_anchor_without_a_name() -> None:
    one = panel("photo-06-astronaut")
    (stranger,) = find(one.picture, one.shot)
    assert (stranger.character, stranger.source) == ("", "detected")


def test_who_is_not_seen_stands_in_the_slot() -> None:
    left, right = find(SKY, shot(2))
    assert (left.source, right.source) == ("declared", "declared")
    assert left.face.centre.x == pytest.approx(0.26)
    assert right.face.centre.x == pytest.approx(0.74)
    assert inside(left.face, *left.mouth)
    assert left.head.y0 < left.face.y0
    assert left.head.x0 < left.face.x0


def test_closer_shots_have_larger_heads() -> None:
    wide, medium, close = (
        find(SKY, shot(1, framing))[0].face.height for framing in ("wide", "medium", "close")
    )
    assert wide < medium < close


def test_who_is_not_seen_stands_beside_who_is_and_is_of_its_size() -> None:
    one = panel("people-01")
    cat = Figure(character="cat", slot="left")
    crowd = one.shot.model_copy(update={"figures": (*one.shot.figures, cat)})
    unseen, seen = find(one.picture, crowd)
    assert (unseen.character, unseen.source) == ("cat", "declared")
    assert (seen.character, seen.source) == ("a", "detected")
    assert unseen.face.x1 <= seen.face.x0
    assert unseen.face.height == pytest.approx(seen.face.height, abs=1e-3)
    assert unseen.face.centre.y == pytest.approx(seen.face.centre.y, abs=1e-3)


def test_a_figure_named_twice_has_one_head() -> None:
    twice = Shot(place="street", figures=(Figure(character="a", slot="left"), Figure(character="a")))
    assert [anchor.character for anchor in find(SKY, twice)] == ["a"]


def test_a_look_sees_the_same_again() -> None:
    one = panel("painted-03")
    assert look(one.picture, one.shot) == look(one.picture.copy(), one.shot)


def test_heads_and_bodies_are_dear_to_letters() -> None:
    one = panel("people-05")
    seen = look(one.picture, one.shot)
    for anchor in seen.anchors:
        assert any(part.box == anchor.head and part.weight == 0.9 for part in seen.busy)
        assert any(part.box == anchor.body and part.weight < 0.9 for part in seen.busy)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "1", "CMYK", "I;16"])
def test_any_kind_of_picture(mode: str) -> None:
    photo = panel("photo-00-astronaut")
    source = photo.picture.convert("L") if mode == "I;16" else photo.picture
    (anchor,) = look(source.convert(mode), photo.shot).anchors
    assert anchor.character == "a"
    if mode in ("L", "LA", "RGBA", "P", "CMYK"):
        assert anchor.source == "detected"


def test_a_transparent_picture_lies_on_white() -> None:
    clear = Image.new("RGBA", (300, 300), (200, 30, 30, 0))
    assert look(clear, shot(0)) == look(Image.new("RGB", (300, 300), "white"), shot(0)) == ((), ())


def test_a_huge_picture() -> None:
    photo = panel("photo-00-astronaut")
    small = find(photo.picture, photo.shot)[0]
    large = find(photo.picture.resize((6000, 6000)), photo.shot)[0]
    assert large.source == "detected"
    assert large.face.centre == pytest.approx(small.face.centre, abs=0.02)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 90), st.integers(1, 90), st.integers(0, 4), st.sampled_from(["wide", "close", "insert"])
)
def test_pictures_of_any_shape_give_anchors_of_sane_shape(
    width: int, height: int, count: int, framing: str
) -> None:
    taken = shot(count).model_copy(update={"framing": framing})
    seen = look(Image.effect_noise((width, height), 80), taken)
    assert len([one for one in seen.anchors if one.character]) == count
    for anchor in seen.anchors:
        assert anchor.face.width > 0
        assert anchor.face.height > 0
