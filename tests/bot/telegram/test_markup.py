"""Words that people wrote, as Telegram shows them: whole, harmless and never too long."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from bot.telegram import markup
from tests.servers.telegram.entities import formatted

_WORDS = some.text(alphabet="aї🦊<>&@\n .", max_size=60)


@given(_WORDS, _WORDS.map(lambda part: part * 60))
@settings(max_examples=60)
def test_a_caption_fits_and_is_sound(caption: str, alt: str) -> None:
    text, _ = formatted(markup.captioned(caption, alt), "HTML")
    assert markup.length(text) <= markup.LONGEST_CAPTION


@given(_WORDS, some.integers(2, 50))
@settings(max_examples=60)
def test_what_is_cut_fits(text: str, most: int) -> None:
    short = markup.cut(text, most)
    assert markup.length(short) <= most
    assert short == text or short.endswith("…")


def test_a_caption_of_any_length_leaves_room_or_needs_none() -> None:
    long = markup.captioned("The hat", "word " * 400)
    text, entities = formatted(long, "HTML")
    assert [one["type"] for one in entities] == ["bold", "blockquote"]
    assert 1000 < markup.length(text) <= 1024
    assert text.endswith("word…")
    full = markup.captioned("hat " * 300, "alt")
    assert formatted(full, "HTML")[1] == ()


def test_a_name_rings_nobodys_bell_and_no_tag_is_one() -> None:
    shown = markup.plain("@olena <b>&</b> a@b @ c")
    assert "@olena" not in shown
    assert formatted(shown, "HTML")[0].replace("\u2060", "") == "@olena <b>&</b> a@b @ c"
    assert markup.headed("One & two\nthree <four>") == "<b>One &amp; two</b>\nthree &lt;four&gt;"
