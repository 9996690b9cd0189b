from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitsumy.fonts.bidi import is_rtl, levels, visual


def shown(text: str) -> str:
    """Return a text in the order in which it is read from left to right; capitals stand for Hebrew."""
    hebrew = "".join(chr(0x5D0 + ord(c) - 65) if c.isupper() else c for c in text)
    return "".join(text[i] for i in visual(levels(hebrew)))


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("he said ABC DEF, ok?", "he said FED CBA, ok?"),
        ("ABC, said he!", "!said he ,CBA"),
        ("ABC 123-45 DEF", "FED 123-45 CBA"),
        ("ABC (fox) DEF", "FED )fox( CBA"),
        ("he (ABC) she", "he (CBA) she"),
        ("ABC 5% DEF", "FED 5% CBA"),
        ("fox 1 ABC 2", "fox 1 2 CBA"),
        ("ABC  ", "  CBA"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_mixed_lines_stand_as_they_are_read(typed: str, seen: str) -> None:
    assert shown(typed) == seen


def test_european_numbers_after_arabic_run_as_arabic_ones() -> None:
    assert levels("\u0627 45") == [1, 1, 2, 2]


def test_the_first_letter_with_a_direction_decides() -> None:
    assert is_rtl("«1» \u05d0 fox")
    assert not is_rtl("fox \u05d0")
    assert not is_rtl("12 !")


@given(st.text(max_size=40))
def test_every_letter_stands_somewhere(text: str) -> None:
    assert sorted(visual(levels(text))) == list(range(len(text)))
