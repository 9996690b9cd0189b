"""Make the forms of Ukrainian words from hand-declined rows: oblique cases, adjectives, verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_VOWELS = "аеєиіїоуюя"
_SINGULAR = ("у", "ю", "ом", "ем", "єм", "ові", "еві", "єві", "і", "ї", "ою", "ею", "єю", "е", "о")
_PLURAL = ("ів", "їв", "ей", "ам", "ям", "ами", "ями", "ах", "ях")
_BARE_PLURAL = ("", "ь")
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}
_GENITIVE_PLURALS = {
    "люди": "людей",
    "діти": "дітей",
    "коні": "коней",
    "гості": "гостей",
    "очі": "очей",
    "миші": "мишей",
    "кури": "курей",
    "гуси": "гусей",
    "ночі": "ночей",
    "речі": "речей",
}
_ADJECTIVES = {
    "hard": {"m": ("ий", "ого"), "f": ("а", "ої", "у"), "n": ("е", "ого"), "p": ("і", "их")},
    "soft": {"m": ("ій", "ього"), "f": ("я", "ьої", "ю"), "n": ("є", "ього"), "p": ("і", "іх")},
}
_ENDINGS = ("ього", "ьому", "ьої", "ого", "ому", "ими", "іми", "ою", "ьою", "ої", "их", "іх")
_SHORT_ENDINGS = ("им", "ім", "ий", "ій", "у", "ю", "а", "я", "е", "є", "і")


_NOUN_ENDINGS = ("ння", "ття", "сть", "ість", "ція")


class Declined(NamedTuple):
    """A noun phrase as the data rows have it; the gender "p" is plural only."""

    nominative: str
    genitive: str
    accusative: str
    plural: str
    gender: str

    @property
    def animate(self) -> bool:
        """Tell whether its accusative is its genitive (masculine and plural beings)."""
        return self.gender == "m" and self.accusative == self.genitive

    @property
    def genitive_plural(self) -> str:
        """Return the genitive plural by rule."""
        return _genitive_plural(self)


def declined(listed: str) -> Iterator[Declined]:
    """Read "кіт, кота, кота, коти, m / …"."""
    for entry in filter(None, (part.strip() for part in listed.split("/"))):
        yield Declined(*(form.strip() for form in entry.split(",")))


def _genitive_plural(noun: Declined) -> str:
    if noun.gender == "p" or " " in noun.nominative:
        return noun.genitive
    if noun.plural in _GENITIVE_PLURALS:
        return _GENITIVE_PLURALS[noun.plural]
    stem, last = noun.plural[:-1], noun.plural[-1:]
    if noun.nominative == noun.genitive == noun.plural:
        return noun.plural
    if noun.gender == "m":
        return stem + ("їв" if last == "ї" else "ів")
    if last == "я":
        return stem[:-1] if stem[-2:-1] == stem[-1:] else stem + "ь"
    if stem.endswith("к") and stem[-2:-1] not in _VOWELS:
        return stem[:-1].rstrip("ь") + "ок"
    return stem + ("ь" if last == "і" and stem[-1:] not in "жчшй" else "")


def oblique(noun: Declined) -> Iterator[tuple[str, bool]]:
    """Return further forms by which a noun may be recognised, and whether each is a plural."""
    if " " in noun.nominative or noun.nominative == noun.genitive == noun.plural:
        return
    stem = noun.genitive[:-1] if noun.genitive[-1:] in _VOWELS else noun.genitive
    for ending in _SINGULAR:
        yield stem + ending, False
    if stem[-1:] in _SOFTENED:
        yield stem[:-1] + _SOFTENED[stem[-1]] + "і", False
    many = noun.plural[:-1] if noun.plural[-1:] in _VOWELS else noun.plural
    for ending in _PLURAL:
        yield many + ending, True
    if noun.gender != "m":
        for ending in _BARE_PLURAL:
            yield many + ending, True
    yield noun.genitive_plural, True


def adjective_stem(word: str) -> str:
    """Return the stem of a word that looks like an adjective, else nothing."""
    if word.endswith(_NOUN_ENDINGS):
        return ""
    for ending in (*_ENDINGS, *_SHORT_ENDINGS):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return ""


def agree(word: str, gender: str, animate: bool) -> tuple[str, str, str]:
    """Return an adjective's nominative, genitive and accusative for a noun's gender ("p": plural)."""
    stem = adjective_stem(word)
    endings = _ADJECTIVES["soft" if _is_soft(word, stem) else "hard"][gender]
    nominative, genitive = stem + endings[0], stem + endings[1]
    if gender == "f":
        return nominative, genitive, stem + endings[2]
    return nominative, genitive, genitive if animate else nominative


def _is_soft(word: str, stem: str) -> bool:
    """Tell soft adjectives (останній) from hard ones by the ending at hand."""
    ending = word.removeprefix(stem)
    return ending[:1] in "юяєь" or ending in ("іх", "ім", "іми") or (ending == "ій" and stem.endswith("н"))


def verb_forms(listed: str) -> Iterator[str]:
    """Return the forms of "пекти, печ, пік, пек": an infinitive, then what no rule cuts from it."""
    infinitive, *stems = (part.strip() for part in listed.split(","))
    verb, _, rest = infinitive.partition(" ")
    reflexive = verb.endswith("ся")
    for form in {*_by_rule(verb.removesuffix("ся")), *_from_stems(stems)}:
        for tail in ("ся", "сь") if reflexive else ("",):
            yield f"{form}{_joint(form, tail)}{tail} {rest}".strip()


def _joint(form: str, tail: str) -> str:
    """Return the ть that a third person shows before -ся: сперечає-ть-ся."""
    return "ть" if tail == "ся" and form[-1:] in "єе" else ""


def _by_rule(verb: str) -> Iterator[str]:
    yield verb
    yield verb + "ме"
    base, vowel = verb[:-3], verb[-3:-2]
    if verb.endswith(("увати", "ювати")):
        stem = verb[:-4]
        yield from (stem + ending for ending in ("є", "ють", "ю", "ємо", "єш", "вав", "вала", "вало", "вали"))
    elif verb.endswith(("ати", "яти")):
        yield from (base + vowel + ending for ending in ("є", "ють", "ю", "ємо", "єш"))
        yield from (base + ending for ending in ("ить", "ать", "ять", "е", "є", "ють"))
    elif verb.endswith(("ити", "іти", "їти")):
        yield from (
            base + ending for ending in ("ить", "їть", "ять", "ать", "лять", "имо", "иш", "іє", "іють")
        )
    elif verb.endswith("нути"):
        yield from (base + ending for ending in ("е", "уть", "емо", "еш"))
    if vowel in _VOWELS:
        yield from (base + vowel + ending for ending in ("в", "ла", "ло", "ли"))


def _from_stems(stems: list[str]) -> Iterator[str]:
    for stem in stems:
        yield stem
        yield from (stem + e for e in ("у", "ю", "е", "є", "уть", "ють", "ить", "їть", "ать", "ять", "емо"))
        yield from (stem + ending for ending in ("в", "ов", "ла", "ло", "ли"))
