from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kitsumy.geometry import Box, Point
from kitsumy.heads import Face
from kitsumy.heads.matching import match
from kitsumy.heads.slots import Expected, expected
from tests.foreign.panel import shot

TWO = expected(shot(2), 1.2)


def face(x: float, y: float = 0.52, height: float = 0.26, score: float = 0.8) -> Face:
    half = 0.33 * height
    return Face(Box(x - half, y - height / 2, x + half, y + height / 2), Point(x, y + 0.3 * height), score)


def test_the_left_face_is_whose_slot_is_left() -> None:
    assert match(TWO, [face(0.8), face(0.2)]) == {0: 1, 1: 0}


def test_both_moved_to_one_side_keep_their_order() -> None:
    assert match(TWO, [face(0.55), face(0.85)]) == {0: 0, 1: 1}


def test_one_face_goes_to_the_nearer_slot() -> None:
    assert match(TWO, [face(0.7)]) == {1: 0}
    assert match(TWO, [face(0.3)]) == {0: 0}


def test_a_doubtful_speck_does_not_take_a_sure_face_s_place() -> None:
    speck = face(0.26, 0.95, 0.03, 0.36)
    assert match(TWO, [speck, face(0.32), face(0.7)]) == {0: 1, 1: 2}


def test_nobody_and_nothing() -> None:
    assert match((), [face(0.5)]) == {}
    assert match(TWO, []) == {}


PLACES = st.lists(st.floats(0.02, 0.98), max_size=5)


@given(PLACES, st.integers(0, 4))
def test_no_face_is_given_twice_and_none_cross(places: list[float], count: int) -> None:
    figures, faces = expected(shot(count), 1.5), [face(x) for x in places]
    pairs = match(figures, faces)
    assert len(pairs) == min(count, len(faces))
    assert len(set(pairs.values())) == len(pairs)
    across = [faces[pairs[number]].box.centre.x for number in sorted(pairs)]
    assert across == sorted(across)


@given(PLACES, st.integers(1, 3))
def test_no_other_way_is_cheaper(places: list[float], count: int) -> None:
    figures, faces = expected(shot(count), 1.5), [face(x) for x in places]
    if len(faces) < count:
        return
    found = _away(figures, faces, match(figures, faces))
    for chosen in itertools.permutations(range(len(faces)), count):
        assert found <= _away(figures, faces, dict(enumerate(chosen))) + 1e-9


def _away(figures: tuple[Expected, ...], faces: list[Face], pairs: dict[int, int]) -> float:
    return sum(abs(figures[i].face.centre.x - faces[j].box.centre.x) for i, j in pairs.items())
