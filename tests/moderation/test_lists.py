"""Our own lists refuse what nobody should have to draw, and no ordinary story."""

from __future__ import annotations

import time

import pytest

from kitsumy.moderation import Strictness, judge
from kitsumy.moderation.lists import rules
from tests.ideas import HOSTILE, generated

REFUSED: list[tuple[str, Strictness, str]] = [
    ("A sexy schoolgirl seduces her teacher", "relaxed", "minors"),
    ("Porn with a 14-year-old", "relaxed", "minors"),
    ("A naked little girl in the bath", "relaxed", "minors"),
    ("Секс зі школяркою", "relaxed", "minors"),
    ("Еротична історія про 15-річну", "relaxed", "minors"),
    ("Гола дівчинка на пляжі", "relaxed", "minors"),
    ("Kill all the jews", "relaxed", "hate"),
    ("Heil   Hitler, says the fox", "relaxed", "hate"),
    ("Смерть усім євреям", "relaxed", "hate"),
    ("Жидівська змова", "relaxed", "hate"),
    ("A man rapes a woman", "relaxed", "sexual"),
    ("Ґвалтівник у парку", "relaxed", "sexual"),
    ("Two foxes have sex", "normal", "sexual"),
    ("Hardcore p0rn of two robots", "normal", "sexual"),
    ("Порнографія з роботами", "normal", "sexual"),
    ("A fox dismembers a rabbit", "normal", "gore"),
    ("Лис розчленовує зайця", "normal", "gore"),
    ("A fox commits suicide", "normal", "selfharm"),
    ("Лис вчиняє самогубство", "normal", "selfharm"),
    ("How to make a pipe bomb", "relaxed", "crime"),
    ("Як зробити бомбу", "relaxed", "crime"),
    ("What the fuuuuck, says the fox", "strict", "language"),
    ("Лис каже: бля", "strict", "language"),
    ("A naked man in town", "strict", "sexual"),
]
ORDINARY = (
    "A child says that the emperor is naked",
    "The heroine finds a sextant in Sussex",
    "Al Gore meets a penguin",
    "A cockatoo and a pussycat drink grape juice in Scunthorpe",
    "An assassin bug guards Dick's bass",
    "A teenager is afraid of algebra",
    "Children build a bath bomb",
    "A chink in the knight's armour",
    "Baby dragons learn to swim",
    "A killer whale and a minor chord",
    "The shiitake thief strikes at night",
    "A boy and his dog explode the science project",
    "Death comes for the grandmother and stays for tea",
    "A zombie eats a sandwich instead of brains",
    "Vampires argue about blood types",
    "Діти шукають секстант у Жидачеві",
    "Страхувальник застрахував кота",
    "Смерть приходить до баби на борщ",
    "Голий король і хлопчик",
    "Скипидар, хулахуп і психолог",
    "Дівчинка малює дракона",
    "Козак убиває всіх комарів",
    "Дідусь рубає дрова й голосно співає",
    "Школярі їдуть у Нігерію",
    "Сусіди сваряться через мух",
    "Лікарка рятує немовля єнота",
)


@pytest.mark.parametrize(("text", "strictness", "category"), REFUSED)
def test_what_is_refused(text: str, strictness: Strictness, category: str) -> None:
    assert judge(text, strictness) == category
    assert judge(text.upper(), strictness) == category
    assert judge(text, "strict")


@pytest.mark.parametrize("text", [one[0] for one in REFUSED if one[1] == "strict"])
def test_what_only_children_do_not_see(text: str) -> None:
    assert judge(text, "normal") == ""


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_stories_are_let_in(text: str) -> None:
    assert judge(text, "normal") == ""


@pytest.mark.parametrize("strictness", ["relaxed", "normal", "strict"])
def test_no_ordinary_idea_is_refused(strictness: Strictness) -> None:
    refused = {idea: judge(idea, strictness) for idea in (*generated(150), *HOSTILE)}
    assert not {idea: why for idea, why in refused.items() if why}


def test_every_language_has_every_category() -> None:
    told = [rule.category for rule in rules()]
    assert all(told.count(category) >= 2 for category in set(told))


def test_the_longest_text_is_judged_at_once() -> None:
    begun = time.process_time()
    judge("lalala fox " * 400, "strict")
    judge("ааа лисиця " * 400, "strict")
    # No pattern may go back and forth over a text: that would take minutes.
    assert time.process_time() - begun < 2
