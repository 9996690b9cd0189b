"""Somebody's words are shown as they are: nothing in them marks up, links or mentions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.discord.markup import cut, headed, plain


def test_signs_links_and_mentions_are_words() -> None:
    assert plain("**x** [a](b) ||c|| # d") == r"\*\*x\*\* \[a\]\(b\) \|\|c\|\| \# d"
    assert "@everyone" not in plain("@everyone")
    assert "://" not in plain("https://x.test")
    assert plain("<@7>").startswith(r"\<@")
    assert headed("A\nb") == "**A**\nb"


@given(st.text(max_size=3000), st.integers(min_value=2, max_value=200))
def test_a_cut_text_is_never_too_long(text: str, most: int) -> None:
    assert len(cut(text, most)) <= most
    assert len(headed(text)) <= 2000
