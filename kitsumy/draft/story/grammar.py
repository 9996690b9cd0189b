"""Fill templates with the words of a premise so that every sentence agrees.

A field is ``{hero}``, ``{thing.the}``, ``{scene}``…; a choice that agrees is ``{hero?he|she|it}`` (a fourth
alternative is the plural; two alternatives are singular and plural). First letters of sentences are raised.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kitsumy.character import Gender

from ..ideas.premise import Being, Noun

LONGEST_NOUN = 26
"""Characters; a longer phrase would fill a balloon alone, so sentences do without it."""
FIELD = re.compile(r"\{([a-z]+)(?:\.([a-z]+)|\?([^{}]*))?\}")
"""A field of a template: its name, and its form or its choices."""
_SENTENCE = re.compile(r"(^|[.!?][”»\"]?\s+)([«“(]?)([^\W\d_])")
_POSSESSIVE = frozenset({"my", "your", "his", "her", "its", "our", "their"})
_ONE_OF_A_KIND = frozenset({"last", "first", "only", "same", "best", "worst", "whole", "next"})
_GENDERS: tuple[Gender, ...] = ("m", "f", "n")
_NUMBERS = 2
_WITH_PLURAL = 4
NOBODY = frozenset({"", "someone", "somebody", "хтось"})
"""Heroes of ideas that name none."""
_HERO = {
    "en": ("our hero", "our hero", "our hero"),
    "uk": ("наш герой", "наша героїня", "наше диво"),
}
_FRIEND = {"en": ("the friend",) * 3, "uk": ("друг", "подруга", "друзяка")}


class Phrase(NamedTuple):
    """A noun phrase in the forms that templates ask for; the plain form is ""."""

    forms: Mapping[str, str]
    gender: Gender = "n"
    plural: bool = False

    def agree(self, choices: list[str]) -> str:
        """Return the alternative that agrees in gender or number."""
        if len(choices) == _NUMBERS:
            return choices[self.plural]
        if self.plural and len(choices) == _WITH_PLURAL:
            return choices[-1]
        return choices[_GENDERS.index(self.gender)]


Words = Mapping[str, Phrase]
"""What each field stands for."""


def fields(template: str) -> list[str]:
    """Return the fields of a template as written: ``thing.the``, and ``thing`` for a choice."""
    return [name + (f".{form}" if form else "") for name, form, _ in FIELD.findall(template)]


def say(template: str, words: Words) -> str:
    """Fill a template.

    Raises:
        KeyError: a field has no words or not that form.

    """

    def fill(match: re.Match[str]) -> str:
        name, form, choices = match.groups()
        phrase = words[name]
        return phrase.agree(choices.split("|")) if choices is not None else phrase.forms[form or ""]

    return raise_sentences(FIELD.sub(fill, template))


def raise_sentences(text: str) -> str:
    """Write the first letter of every sentence large."""
    return _SENTENCE.sub(lambda match: match[1] + match[2] + match[3].upper(), text)


def plain(text: str) -> Phrase:
    """Return a phrase that has one form."""
    return Phrase({"": text})


def thing_phrase(noun: Noun, language: str) -> Phrase | None:
    """Return the forms of a thing, None for one whose words are too long to be said."""
    if not noun.nominative or len(noun.nominative) > LONGEST_NOUN:
        return None
    forms = english_forms(noun) if language == "en" else ukrainian_forms(noun)
    return Phrase(forms, noun.gender, noun.plural)


def english_forms(noun: Noun) -> dict[str, str]:
    """Return the phrase bare and with a, the and my in front."""
    bare = noun.nominative
    if bare[:1].isupper() and not noun.article:
        return dict.fromkeys(("", "a", "the", "my"), bare)
    unique = bare.split()[0].casefold() in _ONE_OF_A_KIND
    some = _indefinite(noun)
    return {
        "": bare,
        "a": f"the {bare}" if unique or noun.article == "the" else f"{some} {bare}".strip(),
        "the": f"the {bare}",
        "my": f"the {bare}" if unique else f"my {bare}",
    }


def _indefinite(noun: Noun) -> str:
    if noun.article in ("a", "an", "some"):
        return noun.article
    if noun.plural:
        return "some"
    if noun.article not in _POSSESSIVE:
        return ""
    return "an" if noun.nominative[:1].casefold() in "aeiou" else "a"


def ukrainian_forms(noun: Noun) -> dict[str, str]:
    """Return nominative, accusative and genitive; the plain form is the nominative."""
    return {
        "": noun.nominative,
        "acc": noun.accusative or noun.nominative,
        "gen": noun.genitive or noun.nominative,
    }


def being_phrase(being: Being, language: str, *, first: bool) -> Phrase:
    """Return how a sentence calls a character: by name, else "the fox" or «лисиця»."""
    noun = being.noun.nominative
    if len(being.name or noun) > LONGEST_NOUN or (being.name or noun).casefold() in NOBODY:
        called = (_HERO if first else _FRIEND)[language][_GENDERS.index(being.gender)]
        return Phrase({"": called, "noun": called, "a": called}, being.gender)
    if being.name:
        return Phrase({"": being.name, "noun": being.name, "a": being.name}, being.gender)
    if language == "uk":
        return Phrase({"": noun, "noun": noun, "a": noun}, being.gender)
    forms = english_forms(being.noun)
    article = being.noun.article
    the = f"{article} {noun}" if article in _POSSESSIVE else forms["the"]
    return Phrase({"": the, "noun": noun, "a": forms["a"]}, being.gender)
