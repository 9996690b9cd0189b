"""Writers hear how many words fit, and what they write within that does fit."""

from __future__ import annotations

import pytest

from kitsumy.comic import MAX_PANELS, Brief
from kitsumy.composing import allowance
from kitsumy.lettering.gates import limits as gates
from kitsumy.styles import styles


def brief(panels: int, language: str = "en", style: str = "comic") -> Brief:
    return Brief(idea="A fox", style=style, language=language, panels=panels)


@pytest.mark.parametrize("style", styles())
def test_fuller_pages_have_fewer_words_in_a_panel(style: str) -> None:
    words = [allowance.limits(brief(panels, style=style)).panel_words for panels in range(1, MAX_PANELS + 1)]
    assert words == sorted(words, reverse=True)
    assert words[0] > 2 * words[-1]


def test_longer_words_are_fewer_words() -> None:
    assert allowance.limits(brief(6, "uk")).panel_words < allowance.limits(brief(6)).panel_words


@pytest.mark.parametrize("panels", range(1, MAX_PANELS + 1))
def test_nobody_is_told_to_write_more_than_the_gates_let_pass(panels: int) -> None:
    limits, gate = allowance.limits(brief(panels)), gates()
    assert limits.panel_words <= (gate["panel_words"].most or 0)
    assert limits.balloon_words <= (gate["balloon_words"].most or 0)
    assert limits.caption_words <= limits.balloon_words
