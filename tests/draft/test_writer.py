"""The draft writer answers like any other: a plot of the right length, and the words that belong to it."""

from __future__ import annotations

import pytest

from kitsumy.comic import Script
from kitsumy.draft.story.titles import caption, clean, cut, title
from kitsumy.draft.writer import DraftWriter, write
from tests.draft.briefs import brief
from tests.ideas import HOSTILE

FOX = "A fox detective loses her hat in the rain"


async def test_plot_and_dialogue_belong_together() -> None:
    writer, wanted = DraftWriter(), brief(FOX, 6, 2)
    plot = await writer.plot(wanted)
    dialogue = await writer.dialogue(wanted, plot)
    script = Script(plot=plot, dialogue=dialogue)
    assert len(plot.shots) == 12
    speakers = {balloon.speaker for lines in script.dialogue.panels for balloon in lines.balloons}
    assert speakers <= {sheet.id for sheet in plot.cast}


def test_the_same_brief_gives_the_same_story() -> None:
    assert write(brief(FOX)) == write(brief(FOX))
    assert write(brief(FOX)) != write(brief("A fox detective loses her keys in the rain"))


def test_the_first_fact_is_the_idea() -> None:
    assert write(brief(FOX)).plot.facts == (f"{FOX}.",)


def test_a_given_cast_is_reused_as_it_is() -> None:
    fox = write(brief(FOX)).plot.cast[0]
    told = write(brief("They sell cold borscht at the market", cast=(fox,)))
    assert told.plot.cast[0] is fox
    assert all(
        any(figure.character == fox.id for figure in shot.figures)
        for shot in (told.plot.shots[0], told.plot.shots[-1])
    )


def test_a_newcomer_never_takes_the_place_of_a_given_character() -> None:
    cast = write(brief("A cat and a dog open a coffee shop on the Moon")).plot.cast
    told = write(brief("A dragon steals the last cookie", cast=cast))
    assert set(cast) <= set(told.plot.cast)
    assert len({sheet.id for sheet in told.plot.cast}) == len(told.plot.cast) == 3


def test_all_who_are_wished_for_appear_as_those_whom_the_idea_describes() -> None:
    fox, _ = write(brief("A fox detective loses her hat in the rain")).plot.cast
    bolt = write(brief("A robot cooks soup")).plot.cast[0]
    wished = tuple(
        sheet.model_copy(update={"id": id, "name": id})
        for sheet, id in ((fox, "Rena"), (bolt, "Bolt"), (fox, "Vira"))
    )
    for idea in ("A dragon and a cat dance", "A robot finds a map", "They go camping", "Rena meets a robot"):
        for most in (1, 2, 3):
            told = write(brief(idea, cast=wished[:most])).plot.cast
            assert set(wished[:most]) <= set(told)
            assert len(told) in (2, 3)
    # Nobody in particular has to be there besides.
    alone = write(brief("They go camping", cast=wished[:2]))
    assert alone.plot.cast == wished[:2]
    named = write(brief("A robot and a fox detective repair a boat", cast=wished[:2])).plot.cast
    assert [sheet.id for sheet in named] == ["Bolt", "Rena"]


@pytest.mark.parametrize("idea", HOSTILE)
def test_titles_are_clean_and_short(idea: str) -> None:
    for language in ("en", "uk"):
        words = title(idea, language)
        assert 0 < len(words) <= 60
        assert not set(words) & set("{}[]<>|%\\\u202e\u200b\n")
        assert any(map(str.isalnum, words))


def test_a_title_is_cut_at_a_word() -> None:
    assert title("A very old fox with a very long tail looks for the end of her own long tail", "en") == (
        "A very old fox with a very long tail looks for the end of…"
    )
    assert cut("a" * 70, 60) == "a" * 59 + "…"
    assert title("Лисиця губить капелюх.", "uk") == "Лисиця губить капелюх"


def test_ideas_are_cleaned() -> None:
    assert clean("<b>Fox</b>  and {hat} !") == "Fox and hat!"
    assert caption("a fox sings", 70) == "A fox sings."
    assert caption("what if coffee could talk?", 70) == "What if coffee could talk?"
    assert caption("a" * 80, 70) == ""
