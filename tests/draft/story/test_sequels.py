"""A sequel has the same characters, another story, and says nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kitsumy.comic import Brief, Comic
from kitsumy.draft.props.catalogue import props
from kitsumy.draft.story.beats import FRAMES
from kitsumy.draft.story.sequels import hooks, said_in
from kitsumy.draft.writer import write
from kitsumy.language import LANGUAGES
from tests.draft.briefs import brief

IDEAS = (
    "A fox detective loses her hat in the rain",
    "Two robots argue about the last battery",
    "Бабуся Олена ховає дракона на кухні",
    "Кіт-космонавт шукає борщ на Місяці",
)


def comic(asked: Brief, parent: Comic | None = None) -> Comic:
    return Comic(
        id=f"{parent.id if parent else ''}x",
        brief=asked,
        script=write(asked, parent),
        panels=(),
        pages=(),
        writer="draft",
        parent=parent.id if parent else "",
        part=parent.part + 1 if parent else 1,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def series(idea: str, parts: int) -> list[Comic]:
    row = [comic(brief(idea))]
    while len(row) < parts:
        row.append(comic(brief(idea), row[-1]))
    return row


@pytest.mark.parametrize("idea", IDEAS)
def test_every_part_says_something_new(idea: str) -> None:
    row = series(idea, 3)
    said = [said_in(part) for part in row]
    assert all(said)
    for number, texts in enumerate(said):
        assert not texts & frozenset().union(*said[:number])


@pytest.mark.parametrize("idea", IDEAS)
def test_every_part_has_the_same_characters_and_knows_what_was(idea: str) -> None:
    first, *others = series(idea, 4)
    for part in others:
        assert part.script.plot.cast == first.script.plot.cast
        assert all(
            one is other for one, other in zip(part.script.plot.cast, first.script.plot.cast, strict=True)
        )
        assert part.script.plot.facts[0] == first.script.plot.facts[0]
        assert len(part.script.plot.facts) == part.part
        assert part.title == f"{first.title} #{part.part}"


def test_a_sequel_with_an_idea_of_its_own_tells_that_with_the_old_cast() -> None:
    first = comic(brief(IDEAS[0]))
    second = comic(brief("A dragon steals the moon"), first)
    assert second.script.plot.title == "A dragon steals the moon"
    assert set(first.script.plot.cast) <= set(second.script.plot.cast)
    assert {sheet.look.species for sheet in second.script.plot.cast} >= {"fox", "dragon"}
    assert not said_in(first) & said_in(second)


def test_a_sequel_that_names_its_hero_again_keeps_that_sheet() -> None:
    first = comic(brief(IDEAS[0]))
    second = comic(brief("A fox detective sells her hat at the market"), first)
    assert second.script.plot.cast[0] is first.script.plot.cast[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hooks_are_of_many_kinds(language: str) -> None:
    frames = [hook.frame for hook in hooks()[language]]
    assert set(frames) <= set(FRAMES)
    assert len(set(frames)) == len(frames) >= 8
    assert all(len(hook.opening) <= 70 for hook in hooks()[language])


def test_every_hook_shows_a_prop_that_can_be_drawn() -> None:
    for language in LANGUAGES:
        for hook in hooks()[language]:
            assert hook.thing.prop in props()
