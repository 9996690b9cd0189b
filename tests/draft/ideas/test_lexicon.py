"""The lexicon: whole, in both languages, and the longest phrase wins."""

from __future__ import annotations

import re

import pytest

from kitsumy.draft.ideas.english_forms import plural_of
from kitsumy.draft.ideas.lexicon import lexicon
from kitsumy.draft.ideas.ukrainian_forms import agree, declined
from kitsumy.draft.ideas.vocabulary import (
    FRAMES,
    companions,
    names,
    places,
    roles,
    species,
    things,
    verbs,
    when,
)
from kitsumy.language import LANGUAGES

_SPECIES = (
    "human fox wolf cat dog bear panda rabbit mouse pig frog owl penguin dragon robot ghost alien thing "
    "raccoon lion cow chicken hedgehog squirrel monkey elephant whale"
)
_PLACES = (
    "street forest room office kitchen space moon ship beach mountain castle field village sea school "
    "library cafe park cave desert underwater bedroom roof market"
)
_GARMENTS = "none shirt coat suit dress robe apron spacesuit hoodie vest uniform vyshyvanka armour overalls"
_HATS = "none fedora top crown wizard chef cap pirate beanie helmet straw kerchief hardhat headphones"
SPECIES, PLACES = set(_SPECIES.split()), set(_PLACES.split())
GARMENTS, HATS = set(_GARMENTS.split()), set(_HATS.split())
EXTRAS = {"cape", "scarf", "stripes", "tie", "backpack", "bow", "stethoscope"}


def test_every_key_is_one_that_the_artist_draws() -> None:
    assert set(species()) == SPECIES
    assert set(places()) == PLACES
    assert set(when().time) <= {"day", "night", "dusk"}
    assert set(when().weather) <= {"rain", "snow", "fog", "storm"}
    assert {role.garment for role in roles().values()} <= GARMENTS
    assert {role.hat for role in roles().values()} <= HATS
    assert {extra for role in roles().values() for extra in role.extras} <= EXTRAS
    assert {kind for kinds in companions().values() for kind in kinds} <= SPECIES
    assert set(companions()) <= PLACES | {"anywhere"}


def test_every_frame_has_verbs() -> None:
    assert tuple(verbs().frames) == FRAMES


def test_it_knows_enough() -> None:
    assert len(things()) >= 150
    assert len(roles()) >= 30


@pytest.mark.parametrize("table", [things, roles, species])
def test_ukrainian_nouns_are_declined_in_five_columns(table: object) -> None:
    rows = table()  # type: ignore[operator]
    for row in rows.values():
        for noun in declined(row.uk):
            assert noun.gender in {"m", "f", "n", "p"}, noun
            assert all(re.fullmatch(r"[а-яіїєґА-ЯІЇЄҐ’ -]+", form) for form in noun[:4]), noun


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_in_two_rows_of_a_table(language: str) -> None:
    for table in (things(), roles(), species()):
        entries = [
            entry.split(",")[0].strip()
            for row in table.values()
            for entry in row.listed(language).split("/")
            if entry.strip()
        ]
        assert len(entries) == len(set(entries)), {entry for entry in entries if entries.count(entry) > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_twins_have_names_enough(language: str) -> None:
    assert len(set(names(language).twins)) >= 4


def test_the_longest_phrase_wins() -> None:
    match = lexicon("en").find(["coffee", "shop"], 0, "thing")
    assert match is not None
    assert (match.word.key, match.length) == ("shop", 2)


@pytest.mark.parametrize(
    ("language", "form", "table", "key"),
    [
        ("en", "mice", "species", "mouse"),
        ("en", "stole", "verb", "steal"),
        ("en", "is afraid of", "verb", "fear"),
        ("en", "baking", "verb", "make"),
        ("uk", "ведмедем", "species", "bear"),
        ("uk", "кішці", "species", "cat"),
        ("uk", "сперечаються", "verb", "argue"),
        ("uk", "боїться", "verb", "fear"),
        ("uk", "загубила", "verb", "lose"),
        ("uk", "малює", "verb", "make"),
        ("uk", "пекла", "verb", "make"),
        ("uk", "лісі", "place", "forest"),
        ("uk", "під дощем", "weather", "rain"),
    ],
)
def test_forms_lead_to_their_word(language: str, form: str, table: str, key: str) -> None:
    match = lexicon(language).find(form.split(), 0, table)
    assert match is not None
    assert match.word.key == key


@pytest.mark.parametrize(
    ("word", "gender", "animate", "forms"),
    [
        ("останню", "f", False, ("остання", "останньої", "останню")),
        ("холодний", "m", False, ("холодний", "холодного", "холодний")),
        ("сонного", "m", True, ("сонний", "сонного", "сонного")),
        ("домашнє", "n", False, ("домашнє", "домашнього", "домашнє")),
        ("нові", "p", False, ("нові", "нових", "нові")),
    ],
)
def test_adjectives_agree(word: str, gender: str, animate: bool, forms: tuple[str, str, str]) -> None:
    assert agree(word, gender, animate=animate) == forms


@pytest.mark.parametrize(
    ("nominative", "genitive"),
    [
        ("ключі", "ключів"),
        ("шкарпетки", "шкарпеток"),
        ("яблука", "яблук"),
        ("лисиці", "лисиць"),
        ("гроші", "грошей"),
    ],
)
def test_genitive_plurals(nominative: str, genitive: str) -> None:
    nouns = {
        n.plural: n for table in (things(), species()) for row in table.values() for n in declined(row.uk)
    }
    assert nouns[nominative].genitive_plural == genitive


@pytest.mark.parametrize(("noun", "plural"), [("fox", "foxes"), ("cherry", "cherries"), ("key", "keys")])
def test_english_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural
