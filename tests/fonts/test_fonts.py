from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitsumy import fonts

ROLES: tuple[fonts.Role, ...] = ("dialogue", "emphasis", "caption", "thought", "whisper", "note", "display")
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ’«»—…№"
ENGLISH = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?'\"“”()&-–—…"


@pytest.mark.parametrize("role", ROLES)
def test_every_face_has_both_alphabets(role: fonts.Role) -> None:
    assert [c for c in UKRAINIAN + ENGLISH if not fonts.covers(c, role)] == []


def test_people_can_speak_of_money() -> None:
    assert all(fonts.covers(c, role) for c in "₴€$" for role in ROLES[:5])


@pytest.mark.parametrize("role", ROLES)
def test_no_letter_is_a_box(role: fonts.Role) -> None:
    face = fonts.font(role, 40)
    missing = bytes(face.getmask("\ue000"))
    assert [c for c in UKRAINIAN if bytes(face.getmask(c)) == missing] == []


def test_widths_grow_with_size_and_text() -> None:
    assert fonts.width("Fox", "dialogue", 20) < fonts.width("Fox", "dialogue", 40)
    assert fonts.width("Fox", "dialogue", 40) < fonts.width("Foxes", "dialogue", 40)


@given(st.text(max_size=60), st.sampled_from(ROLES))
def test_what_is_left_can_be_shown(text: str, role: fonts.Role) -> None:
    left = fonts.clean(text, role)
    assert fonts.unshown(left, role) == ()
    assert fonts.clean(left, role) == left


def test_look_alikes_are_replaced_and_strangers_dropped() -> None:
    assert fonts.clean("п′ять ﬁne ⅷ ꙮ", "dialogue") == "п’ять fine viii"
    assert fonts.clean("a\u202eb\u200bc\ud800", "dialogue") == "abc"
    assert fonts.clean("Z\u0351\u0352\u0353algo e\u0301", "dialogue") == "Zalgo é"


def test_what_is_left_out_can_be_told() -> None:
    assert fonts.unshown("Fox ꙮ ᚠ ꙮ \u202e\ud800", "dialogue") == ("ꙮ", "ᚠ")
    assert fonts.unshown("п′ять 🦊 狐", "dialogue") == ()


def test_the_licences_travel_with_the_fonts() -> None:
    names = {entry.name for entry in resources.files("kitsumy.fonts").iterdir()}
    families = {name.split("-")[0] for name in names if name.endswith(".ttf")}
    assert {f"OFL-{family}.txt" for family in families} <= names
