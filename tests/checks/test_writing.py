"""What must hold for the script of any idea."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kitsumy.language import detect
from tests.checks.tales import EVERYTHING, SHARES, brief, script, share, texts
from tests.ideas import generated

PLACEHOLDER = re.compile(r"[{}<>\[\]|]|None|%[sd]|\$\w|__|\bnull\b|undefined")


def words_of(idea: str) -> list[str]:
    told = script(brief(idea))
    return [told.plot.title, *told.plot.facts, *(t for lines in told.dialogue.panels for t in texts(lines))]


@pytest.mark.parametrize("number", range(SHARES))
def test_no_placeholder_is_left_in_any_text(number: int) -> None:
    for idea in share(number):
        for text in words_of(idea):
            assert not PLACEHOLDER.search(text), (idea, text)
            assert not re.search(r"\s{2}|\s[.,!?…]|^\W*$", text), (idea, text)


@pytest.mark.parametrize("number", range(SHARES))
def test_panels_are_short_enough_to_be_read(number: int) -> None:
    for idea in share(number):
        for lines in script(brief(idea)).dialogue.panels:
            assert all(len(caption) <= 70 for caption in lines.captions), (idea, lines.captions)
            assert all(len(b.text) <= 64 for b in lines.balloons), (idea, lines.balloons)
            assert len(lines.balloons) <= 3
            said = [*lines.captions, *(b.text for b in lines.balloons)]
            assert len(" ".join(said).split()) <= 26, (idea, said)


@pytest.mark.parametrize("number", range(SHARES))
def test_everybody_is_seen_at_least_twice(number: int) -> None:
    for idea in share(number):
        plot = script(brief(idea)).plot
        seen = Counter(who for shot in plot.shots for who in {figure.character for figure in shot.figures})
        assert all(seen[sheet.id] >= 2 for sheet in plot.cast), (idea, seen)


@pytest.mark.parametrize("number", range(SHARES))
def test_the_words_are_in_the_ideas_language(number: int) -> None:
    for idea in share(number):
        said = " ".join(t for lines in script(brief(idea)).dialogue.panels for t in texts(lines))
        assert detect(said) == detect(idea), (idea, said)


def test_two_of_one_species_never_look_alike() -> None:
    for idea in EVERYTHING:
        looks = [(s.look, s.outfit, s.palette) for s in script(brief(idea)).plot.cast]
        assert len(set(looks)) == len(looks), idea


def test_the_same_idea_is_told_the_same_way_and_others_are_not() -> None:
    scripts = {idea: script(brief(idea, style="comic")) for idea in EVERYTHING}
    assert script.__wrapped__(brief(EVERYTHING[0], style="comic")) == scripts[EVERYTHING[0]]
    told = Counter(
        "\n".join(t for lines in s.dialogue.panels for t in texts(lines)) for s in scripts.values()
    )
    assert told.most_common(1)[0][1] == 1


def test_no_line_is_on_too_many_pages() -> None:
    ideas = generated(50, seed=91)
    pages = Counter(
        balloon.text
        for idea in ideas
        for balloon in {b for lines in script(brief(idea)).dialogue.panels for b in lines.balloons}
    )
    line, often = pages.most_common(1)[0]
    assert often <= 0.15 * len(ideas), line


@pytest.mark.parametrize("panels", range(1, 9))
@pytest.mark.parametrize("pages", [1, 4])
def test_any_number_of_panels_and_pages(panels: int, pages: int) -> None:
    for idea in EVERYTHING[:6]:
        told = script(brief(idea, panels, pages=pages))
        assert len(told.plot.shots) == panels * pages
        framings = [shot.framing for shot in told.plot.shots]
        assert not any(a == b == c for a, b, c in zip(framings, framings[1:], framings[2:], strict=False)), (
            framings
        )
