"""Letters over art that nobody described, judged by where everybody really is."""

from __future__ import annotations

import pytest

from kitsumy.lettering import inspect
from kitsumy.lettering.ground import ground
from tests.foreign import Foreign, panels
from tests.foreign.lettered import letter
from tests.heads.test_looking import panel


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("one", panels(), ids=lambda one: one.name)
def test_words_over_foreign_art_pass_inspection(one: Foreign, language: str) -> None:
    found = letter(one, language).placement
    assert found is not None
    assert inspect(one.size, found.letters, one.truth) == ()


def test_the_sound_of_nobody_does_not_come_from_a_stranger_s_mouth() -> None:
    one = panel("photo-06-astronaut")
    seen = letter(one, "en").seen
    assert seen.anchors[0].character == ""
    assert ground(one.size, seen.anchors, seen.busy).mouth("") is None


def test_a_stranger_s_head_is_spared_but_says_nothing() -> None:
    one = panel("photo-06-astronaut")
    seen, found = letter(one, "en")
    assert found is not None
    (stranger,) = seen.anchors
    for balloon in found.letters.balloons:
        assert balloon.mouth is None
    assert inspect(one.size, found.letters, (stranger,)) == ()
