"""A comic may be asked for in another language than its idea's."""

from __future__ import annotations

import asyncio

import pytest

from kitsumy.comic import Brief
from kitsumy.draft.ideas.understanding import understand
from kitsumy.draft.writer import DraftWriter, write
from kitsumy.errors import IdeaNotUnderstood
from kitsumy.language import detect
from tests.checks.tales import texts
from tests.ideas import generated


def test_an_english_idea_as_a_ukrainian_premise() -> None:
    premise = understand("A fox detective loses her hat in the rain", "uk")
    (fox,) = premise.cast
    assert (fox.species, fox.role, fox.noun.nominative) == ("fox", "detective", "лисиця-детективка")
    assert fox.noun.accusative == "лисицю-детективку"
    assert premise.thing is not None
    assert premise.thing.noun.nominative == "капелюх"
    assert (premise.frame, premise.weather, premise.place_words) == ("lose", "rain", "")


def test_a_ukrainian_idea_as_an_english_premise() -> None:
    cossack, alien = understand("Козак зустрічає інопланетянина в степу", "en").cast
    assert (cossack.noun.nominative, cossack.noun.article) == ("cossack", "a")
    assert (alien.noun.nominative, alien.noun.article) == ("alien", "an")


def test_given_names_stay_and_our_own_change() -> None:
    assert understand("Grandma Olha hides a dragon in her kitchen", "uk").cast[0].name == "Olha"
    twins = understand("Two robots argue about the last battery", "uk").cast
    assert [detect(robot.name) for robot in twins] == ["uk", "uk"]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_word_is_in_the_language_asked_for(language: str) -> None:
    for idea in generated(25, seed=23):
        told = write(Brief(idea=idea, style="comic", language=language))
        said = " ".join(text for lines in told.dialogue.panels for text in texts(lines))
        assert detect(said) == language, (idea, said)
        assert {"{", "}", "None"}.isdisjoint(said), (idea, said)


def test_what_nobody_here_reads_is_said_so() -> None:
    with pytest.raises(IdeaNotUnderstood):
        asyncio.run(DraftWriter().plot(Brief(idea="狐の探偵", style="comic", language="en")))
