"""What the draft writer understands of an idea."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.draft.ideas.premise import Premise
from kitsumy.draft.ideas.understanding import understand
from kitsumy.draft.ideas.vocabulary import FRAMES, places, roles, species
from kitsumy.language import LANGUAGES, detect
from tests.draft.ideas.understood import ENGLISH, UKRAINIAN, Expected
from tests.ideas import HOSTILE, generated

_UNSPEAKABLE = re.compile(r"[<>{}\[\]|%\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]|None")


@pytest.mark.parametrize("expected", [*ENGLISH, *UKRAINIAN], ids=lambda e: e.idea)
def test_an_idea_is_understood(expected: Expected) -> None:
    premise = understand(expected.idea, detect(expected.idea))
    hero = premise.cast[0]
    thing = premise.thing.noun.nominative if premise.thing else ""
    assert (hero.species, hero.role, premise.frame) == (expected.species, expected.role, expected.frame)
    assert (thing, premise.place) == (expected.thing, expected.place)
    assert tuple(being.species for being in premise.cast[1:]) == expected.others


def texts(premise: Premise) -> Iterator[str]:
    yield from (premise.verb, premise.place_words)
    for being in premise.cast:
        yield from (being.name, being.adjective, *_forms(being.noun.model_dump()))
    if premise.thing:
        yield from _forms(premise.thing.noun.model_dump())


def _forms(noun: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(noun[form]) for form in ("nominative", "genitive", "accusative", "article"))


def assert_sound(premise: Premise) -> None:
    assert 1 <= len(premise.cast) <= 3
    assert premise.frame in FRAMES
    assert premise.place in {"", *places()}
    assert premise.time in {"day", "night", "dusk"}
    assert premise.weather in {"clear", "rain", "snow", "fog", "storm"}
    assert 0 <= premise.hint <= 4
    for being in premise.cast:
        assert being.species in species()
        assert being.role in {"", *roles()}
        assert being.noun.nominative
        assert (being.species == "thing") == bool(being.emblem)
    assert len({being.id for being in premise.cast}) == len(premise.cast)
    spoken = [text for text in texts(premise) if _UNSPEAKABLE.search(text)]
    assert not spoken


@pytest.mark.parametrize("idea", HOSTILE, ids=lambda idea: ascii(idea[:20]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_is_still_about_somebody(idea: str, language: str) -> None:
    assert_sound(understand(idea, language))


@pytest.mark.parametrize("idea", ["42", "!!!", "{}", "🦊🎩🌧", "…", "%s %d {0} {}"])
@pytest.mark.parametrize(("language", "name"), [("en", "Someone"), ("uk", "Хтось")])
def test_an_idea_of_nobody_is_about_someone(idea: str, language: str, name: str) -> None:
    hero = understand(idea, language).cast[0]
    assert (hero.name, hero.species) == (name, "human")


def test_ideas_nobody_tuned_are_understood() -> None:
    premises = [understand(idea, detect(idea)) for idea in generated()]
    for premise in premises:
        assert_sound(premise)
    told = [p for p in premises if p.verb and (p.thing or len(p.cast) > 1)]
    assert len(told) >= 0.97 * len(premises)


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_sound_premise(idea: str, language: str) -> None:
    assert_sound(understand(idea, language))


_ANY_WORDS = st.lists(
    st.sampled_from(
        [w for idea in generated(20) for w in idea.split()] + ["—", ",", "and", "і", "that", "не", "to", "is"]
    ),
    max_size=14,
).map(" ".join)


@given(_ANY_WORDS, st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_known_words_in_any_order_give_a_sound_premise(idea: str, language: str) -> None:
    assert_sound(understand(idea, language))


def test_two_of_a_kind_have_names() -> None:
    names = [being.name for being in understand("Two robots argue about the last battery", "en").cast]
    assert len(set(names)) == 2
    assert all(names)


@pytest.mark.parametrize(
    ("idea", "name", "gender"),
    [
        ("A teacher named Bo loses a hat", "Bo", "m"),
        ("Grandma Olha bakes bread", "Olha", "f"),
        ("Olha, a fox detective, loses her umbrella", "Olha", "f"),
        ("Учителька Ніна шукає ключі", "Ніна", "f"),
        ("Песик Рекс", "Рекс", "m"),
        ("A fox detective loses her hat", "", "f"),
        ("A pirate lost his ship", "", "m"),
        ("Капітан піратів губить мапу", "", "m"),
    ],
)
def test_heroes_keep_their_names_and_genders(idea: str, name: str, gender: str) -> None:
    hero = understand(idea, detect(idea)).cast[0]
    assert (hero.name, hero.gender) == (name, gender)


@pytest.mark.parametrize(
    ("idea", "forms"),
    [
        ("Робот шукає останню батарейку", ("остання батарейка", "останньої батарейки", "останню батарейку")),
        ("Кіт їсть холодний борщ", ("холодний борщ", "холодного борщу", "холодний борщ")),
        ("Кіт ховає ключі", ("ключі", "ключів", "ключі")),
        ("Кіт краде мої шкарпетки", ("шкарпетки", "шкарпеток", "шкарпетки")),
        ("Зайчик боїться темряви", ("темрява", "темряви", "темряву")),
        ("Учень винайшов машину часу", ("машина часу", "машини часу", "машину часу")),
    ],
)
def test_ukrainian_things_are_declined(idea: str, forms: tuple[str, str, str]) -> None:
    thing = understand(idea, "uk").thing
    assert thing is not None
    assert thing.noun.declined
    assert (thing.noun.nominative, thing.noun.genitive, thing.noun.accusative) == forms


def test_unknown_ukrainian_words_stay_as_written() -> None:
    thing = understand("Півень проспав вернісаж", "uk").thing
    assert thing is not None
    assert (thing.noun.nominative, thing.noun.declined) == ("вернісаж", False)


@pytest.mark.parametrize(
    ("idea", "words", "time", "weather"),
    [
        ("A cat loses a hat in her kitchen at night", "in her kitchen", "night", "clear"),
        ("A cat loses a hat in the rain", "", "day", "rain"),
        ("A cat loses a hat in an old castle during a storm", "in an old castle", "day", "storm"),
        ("Кіт губить капелюх у старому замку вночі", "у старому замку", "night", "clear"),
        ("Кіт губить капелюх під дощем", "", "day", "rain"),
        ("Кіт губить капелюх на Місяці", "на Місяці", "day", "clear"),
        ("Кіт губить капелюх під водою у снігу", "під водою", "day", "snow"),
    ],
)
def test_where_and_when(idea: str, words: str, time: str, weather: str) -> None:
    premise = understand(idea, detect(idea))
    assert (premise.place_words, premise.time, premise.weather) == (words, time, weather)
