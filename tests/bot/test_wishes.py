"""What people write after a command, read as they mean it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot import casting, wishes
from bot.casting import Edit, Removal, Renaming
from bot.refusals import UnknownQuality
from bot.wishes import Wanted
from kitsumy.errors import NotANumber, UnknownTrait
from kitsumy.language import LANGUAGES
from kitsumy.library import TRAITS
from kitsumy.writers.languages import tongues

FOX = "A fox loses her hat"
ЛИС = "Лисиця губить капелюха"


@pytest.mark.parametrize(
    ("words", "idea", "wanted"),
    [
        (FOX, FOX, Wanted()),
        (f"manga, 6 panels: {FOX}", FOX, Wanted(style="manga", panels=6)),
        (f"манга, 6 кадрів: {ЛИС}", ЛИС, Wanted(style="манга", panels=6)),
        (f"Манґа\n{ЛИС}", ЛИС, Wanted(style="Манґа")),
        (f"{FOX} (noir, 2 pages)", FOX, Wanted(style="noir", pages=2)),
        (f"{ЛИС} [графічний роман, 1 кадр]", ЛИС, Wanted(style="графічний роман", panels=1)),
        (f"{FOX} (українською)", FOX, Wanted(language="uk")),
        (f"--style manga --panels=6 {FOX}", FOX, Wanted(style="manga", panels=6)),
        (f"{FOX} —style “manga”".replace("“", '"').replace("”", '"'), FOX, Wanted(style="manga")),
        (f"{ЛИС} --стиль «графічний роман» --мова uk", ЛИС, Wanted(style="графічний роман", language="uk")),
        (f"style: manga, panels: 3: {FOX}", FOX, Wanted(style="manga", panels=3)),
        ("Style guide for foxes: be red", "Style guide for foxes: be red", Wanted()),
        (f"style manga, panels 3: {FOX}", FOX, Wanted(style="manga", panels=3)),
        (f"стиль манга, сторінок 2\n{ЛИС}", ЛИС, Wanted(style="манга", pages=2)),
        ("manga", "", Wanted(style="manga")),
        (f"with: Rena and Captain Fox: {FOX}", FOX, Wanted(cast=("Rena", "Captain Fox"))),
        (f"манга, з: Рена і Макс: {ЛИС}", ЛИС, Wanted(style="манга", cast=("Рена", "Макс"))),
        (f"noir, with: Rena and Max: {FOX}", FOX, Wanted(style="noir", cast=("Rena", "Max"))),
        (f"нуар, з: Рена і Макс: {ЛИС}", ЛИС, Wanted(style="нуар", cast=("Рена", "Макс"))),
        (f"{FOX} --with Rena", FOX, Wanted(cast=("Rena",))),
        (f'{FOX} --with "Rena, Max" --quality draft', FOX, Wanted(cast=("Rena", "Max"), quality="draft")),
        (f"чернетка, якість: повна: {ЛИС}", f"чернетка, якість: повна: {ЛИС}", Wanted()),
        (f"якість: повна: {ЛИС}", ЛИС, Wanted(quality="full")),
        ("Explain: why the sky is blue", "why the sky is blue", Wanted(explain=True)),
        ("поясни, манга: чому небо блакитне", "чому небо блакитне", Wanted(style="манга", explain=True)),
        ("Чому небо блакитне? (пояснення)", "Чому небо блакитне?", Wanted(explain=True)),
        (f"in French: {FOX}", FOX, Wanted(language="fr")),
        (f"{ЛИС} (японською)", ЛИС, Wanted(language="ja")),
        (f"{FOX} --lang pl", FOX, Wanted(language="pl")),
        ("It: a horror story", "It: a horror story", Wanted()),
        ("Mode: dark. A fox", "Mode: dark. A fox", Wanted()),
        (f"--mode story {FOX}", FOX, Wanted(explain=False)),
        ("With Rena: a story", "With Rena: a story", Wanted()),
        ("With love: a story", "With love: a story", Wanted()),
        ("--with , A fox", "A fox", Wanted()),
        ("Style: cubism\nA fox", "A fox", Wanted(style="cubism")),
        ("Note to self: buy milk", "Note to self: buy milk", Wanted()),
        ("A fox (who is red) runs", "A fox (who is red) runs", Wanted()),
        ("A fox (red)", "A fox (red)", Wanted()),
        ("6 panels in a comic about foxes", "6 panels in a comic about foxes", Wanted()),
        ("A fox -- quick", "A fox -- quick", Wanted()),
        ("#1 fan of foxes", "#1 fan of foxes", Wanted()),
        ("", "", Wanted()),
    ],
)  # fmt: skip
def test_wishes_stand_before_after_or_as_options(words: str, idea: str, wanted: Wanted) -> None:
    assert wishes.read(words) == (idea, wanted)


@pytest.mark.parametrize("value", ["six", "6.5", "-1", "99999999999", "٣"])
def test_a_count_is_a_whole_number(value: str) -> None:
    with pytest.raises(NotANumber) as told:
        wishes.read(f"--panels {value} {FOX}")
    assert (told.value.what, told.value.value) == ("panels", value)


def test_a_quality_that_nobody_knows_is_said() -> None:
    with pytest.raises(UnknownQuality) as told:
        wishes.read(f"--quality best {FOX}")
    assert told.value.name == "best"


def test_names_in_a_list_may_have_any_words() -> None:
    assert wishes.listed(" Max and Ruby ,, Рена ") == ("Max and Ruby", "Рена")


def test_a_comic_is_named_by_number_or_id() -> None:
    assert wishes.read("#A1B2 the hat", comic=True) == ("the hat", Wanted(comic="a1b2"))
    assert wishes.reference("#2 pdf") == ("2", "pdf")
    assert wishes.reference("3 new words") == ("", "3 new words")


@given(some.text(max_size=120))
@settings(max_examples=60)
def test_any_words_are_read_and_no_idea_grows(words: str) -> None:
    try:
        idea, _ = wishes.read(words, comic=True)
    except (NotANumber, UnknownQuality):
        return
    assert len(idea) <= len(words)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", None),
        ("Rena", "Rena"),
        ("Captain Fox", "Captain Fox"),
        ("rename Captain Fox = Vira", Renaming("Captain Fox", "Vira")),
        ("перейменуй Рена → Руда Віра", Renaming("Рена", "Руда Віра")),
        ("Captain Fox hat = bowler", Edit("Captain Fox", "hat", "bowler")),
        ("зміни Рена капелюх: котелок", Edit("Рена", "hat", "котелок")),
        ("Рена рід = вона", Edit("Рена", "gender", "f")),
        ("Rena extras =", Edit("Rena", "extras", "")),
        ("видали Руда Віра", Removal("Руда Віра")),
        ("delete", "delete"),
        ("list", None),
        ("усі", None),
        ("show Captain Fox", "Captain Fox"),
        ("покажи Рена", "Рена"),
    ],
)
def test_the_cast_is_spoken_of_in_both_languages(words: str, wish: object) -> None:
    assert casting.read(words) == wish


@pytest.mark.parametrize("words", ["Rena tail = long", "hat = bowler", "= x"])
def test_what_is_no_trait_is_said(words: str) -> None:
    with pytest.raises(UnknownTrait):
        casting.read(words)


def test_every_trait_has_a_name_in_ukrainian() -> None:
    assert set(casting.vocabulary().traits) == set(TRAITS)


def test_every_language_that_can_be_asked_for_is_one_that_is_written() -> None:
    assert set(LANGUAGES) < set(wishes.vocabulary().languages) <= set(tongues())
