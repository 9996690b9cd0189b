"""Who plays: sheets that are recognisable, harmonious and always the same."""

from __future__ import annotations

import pytest

from kitsumy.character import CharacterSheet
from kitsumy.draft.ideas.casting import cast, companion
from kitsumy.draft.ideas.understanding import understand
from kitsumy.language import LANGUAGES, detect
from tests.ideas import HOSTILE, generated


def sheets(idea: str, seed: int = 1) -> tuple[CharacterSheet, ...]:
    return cast(understand(idea, detect(idea)), seed)


def test_the_same_seed_gives_the_same_cast() -> None:
    idea = "Two robots meet a wizard"
    assert sheets(idea) == sheets(idea)
    assert sheets(idea) != sheets(idea, seed=2)


def test_roles_dress_people() -> None:
    (fox,) = sheets("A fox detective loses her hat")
    assert (fox.look.species, fox.outfit.garment, fox.outfit.hat) == ("fox", "coat", "fedora")
    assert (fox.role, fox.voice, fox.look.gender) == ("detective", "detective", "f")


@pytest.mark.parametrize(
    ("idea", "name"),
    [
        ("A fox detective loses her hat", "Fox detective"),
        ("Лисиця-детективка губить капелюх", "Лисиця-детективка"),
        ("A teacher named Bo meets a bear", "Bo"),
        ("Учителька Ніна шукає ключі", "Ніна"),
        ("The last tree sleeps", "Last tree"),
        ("42", "Someone"),
        ("Ґ", "Хтось"),
    ],
)
def test_names(idea: str, name: str) -> None:
    assert sheets(idea)[0].name == name


@pytest.mark.parametrize(
    "idea",
    [
        "Two robots argue",
        "A bear meets a bear",
        "Три миші шукають сир",
        "Two teachers argue",
        "Two trees race",
    ],
)
def test_two_of_a_kind_differ_in_tint_and_accessory(idea: str) -> None:
    cast_ = sheets(idea)
    assert len(cast_) > 1
    assert len({(sheet.palette.coat) for sheet in cast_}) == len(cast_)
    assert len({(sheet.outfit.extras, sheet.look.build) for sheet in cast_}) == len(cast_)
    assert len({sheet.outfit.extras for sheet in cast_}) > 1


def test_whoever_loses_a_hat_wears_one() -> None:
    (cat,) = sheets("A cat loses a top hat")
    assert cat.outfit.hat == "top"


def test_things_have_a_face_and_no_clothes() -> None:
    (coffee,) = sheets("What if coffee could talk?")
    assert (coffee.look.species, coffee.look.emblem) == ("thing", "hot-beverage")
    assert coffee.outfit.garment == "none"


def test_elders_are_grey_and_women_have_no_beard() -> None:
    (grandma,) = sheets("Grandma Olha bakes bread")
    (cossack,) = sheets("Козачка їде додому")
    assert (grandma.look.age, grandma.palette.hair) == ("elder", "#cfcac4")
    assert "mustache" not in cossack.look.face


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_companion_is_somebody_else(language: str) -> None:
    for idea in (*HOSTILE, *generated(30)):
        premise = understand(idea, language)
        friend = companion(premise, seed=3)
        assert friend == companion(premise, seed=3)
        assert friend.id not in {being.id for being in premise.cast}
        assert friend.species not in {being.species for being in premise.cast}
        assert friend.name not in {being.name for being in premise.cast}


def test_a_companion_lives_where_the_story_plays() -> None:
    premise = understand("An astronaut loses a key on the Moon", "en")
    assert companion(premise, seed=1).species in {"alien", "robot"}


def test_everybody_can_be_cast() -> None:
    for idea in (*HOSTILE, *generated()):
        premise = understand(idea, detect(idea))
        assert tuple(sheet.id for sheet in cast(premise, 5)) == tuple(being.id for being in premise.cast)
