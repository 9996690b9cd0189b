"""The words that the draft writer knows, by their forms, and the longest of them that fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from . import english_forms, ukrainian_forms
from .ukrainian_forms import Declined
from .vocabulary import Row, places, roles, species, things, verbs, when

_LONGEST = 5
"""Words in the longest phrase."""


class Word(NamedTuple):
    """A known word in one of its forms."""

    table: str
    """species, role, thing, place, time, weather, verb or modal."""
    key: str
    noun: Declined
    """English nouns have one form, and their plural."""
    case: str = "nominative"
    """nominative, genitive, accusative or other; for nouns only."""
    plural: bool = False


class Match(NamedTuple):
    """A word found in a text, and how many tokens it takes."""

    word: Word
    length: int


class Lexicon:
    """All words of one language, by table."""

    def __init__(self, language: str) -> None:
        self._tables: dict[str, dict[str, Word]] = {}
        for table, form, word in _words(language):
            self._tables.setdefault(table, {}).setdefault(form, word)

    def find(self, tokens: Sequence[str], start: int, *tables: str) -> Match | None:
        """Return the longest phrase of these tables that begins at a token; the earlier table wins a tie."""
        for length in range(min(_LONGEST, len(tokens) - start), 0, -1):
            phrase = " ".join(tokens[start : start + length])
            for table in tables:
                word = self._tables[table].get(phrase)
                if word:
                    return Match(word, length)
        return None


@lru_cache(maxsize=2)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, read once."""
    return Lexicon(language)


def _words(language: str) -> Iterator[tuple[str, str, Word]]:
    nouns = _english_nouns if language == "en" else _ukrainian_nouns
    named: tuple[tuple[str, Mapping[str, Row]], ...] = (
        ("thing", things()),
        ("species", species()),
        ("role", roles()),
    )
    for table, rows in named:
        listed = [(key, row.listed(language)) for key, row in rows.items()]
        yield from ((table, form, word) for form, word in nouns(table, listed))
    for table, phrases in (("place", places()), ("time", when().time), ("weather", when().weather)):
        for key, row in phrases.items():
            yield from (
                (table, form, Word(table, key, _single(form))) for form in _phrases(table, row, language)
            )
    for key, row in verbs().frames.items():
        yield from _verb_words("verb", key, row, language)
    yield from _verb_words("modal", "modal", verbs().modals, language)


def _phrases(table: str, row: Row, language: str) -> Iterator[str]:
    """Return a row's phrases; the case forms of a Ukrainian place stand side by side in its entry."""
    entries = row.listed(language).casefold().split("/")
    if table == "place" and language == "uk":
        yield from (form.replace("_", " ") for entry in entries for form in entry.split())
    else:
        yield from (entry.strip() for entry in entries)


def _verb_words(table: str, key: str, row: Row, language: str) -> Iterator[tuple[str, str, Word]]:
    for entry in filter(None, (part.strip() for part in row.listed(language).split("/"))):
        infinitive = entry.split(",")[0].strip()
        word = Word(table, key, _single(infinitive))
        forms = (
            english_forms.verb_forms(infinitive, verbs().irregular)
            if language == "en"
            else ukrainian_forms.verb_forms(entry)
        )
        yield from ((table, form, word) for form in forms)


def _single(form: str) -> Declined:
    return Declined(form, form, form, form, "n")


def _english_nouns(table: str, listed: list[tuple[str, str]]) -> Iterator[tuple[str, Word]]:
    for key, nouns in listed:
        for singular, plural in english_forms.nouns(nouns):
            noun = Declined(singular, singular, singular, plural, "n")
            only = singular == plural and singular.endswith("s")
            yield singular.casefold(), Word(table, key, noun, plural=only)
            yield plural.casefold(), Word(table, key, noun, plural=True)


def _ukrainian_nouns(table: str, listed: list[tuple[str, str]]) -> Iterator[tuple[str, Word]]:
    """Return the listed forms of all nouns first, so that no guessed form hides one."""
    nouns = [(key, noun) for key, row in listed for noun in ukrainian_forms.declined(row)]
    for key, noun in nouns:
        only = noun.gender == "p"
        yield noun.nominative.casefold(), Word(table, key, noun, plural=only)
    for key, noun in nouns:
        only = noun.gender == "p"
        yield noun.accusative.casefold(), Word(table, key, noun, "accusative", only)
        yield noun.genitive.casefold(), Word(table, key, noun, "genitive", only)
        yield noun.plural.casefold(), Word(table, key, noun, "nominative", plural=True)
    for key, noun in nouns:
        for form, plural in ukrainian_forms.oblique(noun):
            yield form.casefold(), Word(table, key, noun, "other", plural)
