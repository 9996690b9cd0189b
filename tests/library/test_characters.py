from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kitsumy.character import CharacterSheet
from kitsumy.errors import BadTrait, CharacterNotFound, UnknownTrait
from kitsumy.library import TRAITS, Library
from kitsumy.library.traits import LONGEST_NAME, LONGEST_VALUE, alike, edited
from tests.library import samples
from tests.library.samples import CAT, FOX

ME = "telegram:7"


async def test_a_sequel_plays_with_the_cast_as_it_is_now(library: Library) -> None:
    first = await samples.kept(library, cast=(FOX, CAT))
    assert await library.cast_of(first) == (FOX, CAT)
    await library.rename_character(ME, "Рена", "Соломія")
    await library.edit_character(ME, "Соломія", "coat", "#ABC")
    now = await library.cast_of(first)
    assert (now[0].name, now[0].palette.coat, now[1]) == ("Соломія", "#aabbcc", CAT)
    assert (await library.comic(first.id, ME)).script.plot.cast == (FOX, CAT)


async def test_an_edit_during_a_sequels_making_is_not_undone_by_it(library: Library) -> None:
    first = await samples.kept(library)
    sequel = await samples.comic(library, parent=first, cast=(FOX, CAT), minute=1)
    await library.rename_character(ME, "Рена", "Соломія")
    await library.save(sequel)
    assert [sheet.name for sheet in await library.cast_of(sequel)] == ["Соломія", "Tom"]
    assert [one.sheet.name for one in await library.characters(ME)] == ["Соломія", "Tom"]


async def test_one_character_in_two_parts_is_one_character(library: Library) -> None:
    first = await samples.kept(library)
    sequel = await samples.kept(library, parent=first, minute=1)
    (rena,) = await library.characters(ME)
    assert rena.comics == (sequel.id, first.id)
    assert rena.sheet == FOX


async def test_two_stories_may_each_have_a_hero(library: Library) -> None:
    old = await samples.kept(library, cast=(FOX,))
    new = await samples.kept(library, cast=(FOX,), minute=1)
    newest, older = await library.characters(ME)
    assert (newest.comics, older.comics) == ((new.id,), (old.id,))
    await library.rename_character(ME, "рена", "Лис")
    assert (await library.cast_of(new))[0].name == "Лис"
    assert (await library.cast_of(old))[0].name == "Рена"
    assert (await library.character(older.key, ME)).sheet == FOX


async def test_characters_of_two_stories_who_are_called_alike_meet_in_a_third(library: Library) -> None:
    tom = CAT.model_copy(update={"id": FOX.id})
    await samples.kept(library, cast=(FOX,))
    await samples.kept(library, cast=(tom,), minute=1)
    keys = {one.sheet.name: one.key for one in await library.characters(ME)}
    both = tuple(sheet.model_copy(update={"id": keys[sheet.name]}) for sheet in (tom, FOX))
    third = await samples.comic(library, minute=2, cast=(*both, CAT.model_copy(update={"name": "Bo"})))
    brief = third.brief.model_copy(update={"cast": both})
    # Who is renamed while they are drawn is the same character still.
    await library.rename_character(ME, "Tom", "Tim")
    await library.save(third.model_copy(update={"brief": brief}))
    now = await library.cast_of(third)
    assert [(sheet.id, sheet.name) for sheet in now] == [
        (keys["Tom"], "Tim"), (keys["Рена"], "Рена"), ("friend", "Bo")
    ]  # fmt: skip
    await samples.kept(library, parent=third, cast=(now[1], now[2], now[0]), minute=3)
    played = {one.sheet.name: len(one.comics) for one in await library.characters(ME)}
    assert played == {"Рена": 3, "Bo": 2, "Tim": 3}


async def test_an_unknown_name_is_answered_with_the_nearest(library: Library) -> None:
    await samples.kept(library, cast=(FOX, CAT))
    with pytest.raises(CharacterNotFound) as told:
        await library.character("Рина", ME)
    assert (told.value.nearest, told.value.known) == ("Рена", ("Рена", "Tom"))
    with pytest.raises(CharacterNotFound) as told:
        await library.character("Zzz", ME)
    assert told.value.nearest == ""


async def test_a_sheet_taken_to_a_new_story_stays_the_same_character(library: Library) -> None:
    await samples.kept(library, cast=(FOX,))
    given_cast = await samples.comic(library, minute=1, cast=(FOX,))
    brief = given_cast.brief.model_copy(update={"cast": (FOX,)})
    await library.save(given_cast.model_copy(update={"brief": brief}))
    assert len(await library.characters(ME)) == 1


async def test_a_comic_that_was_never_kept_has_its_own_cast(library: Library) -> None:
    assert await library.cast_of(await samples.comic(library)) == (FOX,)


@pytest.mark.parametrize("name", ["Рена", "рена", " РЕНА ", "hero", "HERO"])
async def test_a_character_is_found_as_people_write(library: Library, name: str) -> None:
    await samples.kept(library, cast=(FOX, CAT))
    assert (await library.character(name, ME)).sheet == FOX


async def test_a_name_is_surer_than_an_id(library: Library) -> None:
    await samples.kept(library, cast=(FOX, CAT.model_copy(update={"name": "Hero"})))
    assert (await library.character("hero", ME)).sheet.name == "Hero"


def test_apostrophes_are_one_letter() -> None:
    assert alike("Дем’ян") == alike("Дем'ЯН") == alike("демʼян")


@pytest.mark.parametrize("name", ["", "nobody", "\udc80", "a\0b"])
async def test_a_stranger_is_not_found_and_the_known_are_named(library: Library, name: str) -> None:
    await samples.kept(library, cast=(FOX, CAT))
    with pytest.raises(CharacterNotFound) as caught:
        await library.rename_character(ME, name, "x")
    assert caught.value.known == ("Рена", "Tom")


async def test_two_in_one_comic_are_not_called_the_same(library: Library) -> None:
    await samples.kept(library, cast=(FOX, CAT))
    with pytest.raises(BadTrait):
        await library.rename_character(ME, "Рена", "TOM")
    assert (await library.rename_character(ME, "Рена", "рена")).sheet.name == "рена"


@pytest.mark.parametrize("trait", sorted(TRAITS))
def test_every_trait_can_be_edited(trait: str) -> None:
    value = {
        "gender": "f",
        "coat": "#102030",
        "hair-colour": "#102030",
        "main": "#102030",
        "second": "102030",
    }
    changed = edited(FOX, trait.upper().replace("-", "_"), value.get(trait, "robot"))
    assert changed != FOX
    assert edited(changed, trait, value.get(trait, "robot")) == changed


def test_lists_are_written_with_commas() -> None:
    glasses = edited(FOX, "face", "glasses,  beard ,")
    assert glasses.look.face == ("glasses", "beard")
    assert edited(glasses, "face", "") == FOX


def test_an_unknown_trait_names_the_known() -> None:
    with pytest.raises(UnknownTrait) as caught:
        edited(FOX, "wings", "two")
    assert caught.value.known == tuple(TRAITS)


@pytest.mark.parametrize(
    ("trait", "value"),
    [
        ("name", ""),
        ("name", " \t"),
        ("name", "x" * (LONGEST_NAME + 1)),
        ("name", "a\u202eb"),
        ("voice", "x" * (LONGEST_VALUE + 1)),
        ("voice", "\udc80"),
        ("gender", "x"),
        ("coat", "orange"),
        ("coat", ""),
        ("coat", "#12345"),
        ("coat", "٣٣٣"),
        ("species", ""),
    ],
)
def test_a_value_that_cannot_be_is_refused(trait: str, value: str) -> None:
    with pytest.raises(BadTrait) as caught:
        edited(FOX, trait, value)
    assert (caught.value.name, caught.value.value) == (trait, value)


@hypothesis_settings(deadline=None, max_examples=100)
@given(name=st.text(max_size=LONGEST_NAME))
@example("ё" * LONGEST_NAME)
@example("ﷺ" * 20)
@example("Дем’ян")
def test_a_name_is_refused_or_becomes_findable(name: str) -> None:
    try:
        sheet = edited(FOX, "name", name)
    except BadTrait:
        return
    assert sheet.name == sheet.name.strip() != ""
    assert alike(sheet.name) == alike(name)
    assert CharacterSheet.model_validate_json(sheet.model_dump_json()) == sheet
    assert edited(sheet, "name", sheet.name) == sheet
