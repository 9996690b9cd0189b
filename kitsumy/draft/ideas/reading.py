"""Read an idea's words: cleaned tokens, and the place, hour and weather among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kitsumy.language import script_of

from .lexicon import Lexicon, Match
from .vocabulary import function_words

STOP = ","
"""The token that any punctuation becomes."""
DASH = "—"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ‘‑-][^\W\d_]+)*|[—–]|[^\w\s'’]|\s-\s|\d+")
_APOSTROPHES = str.maketrans("'ʼ‘‑", "’’’-")
_SCRIPTS = {"en": "LATIN", "uk": "CYRILLIC"}
_LONGEST_WORD = 24
_MOST_WORDS = 90
_SHOUTED = 2
"""Words beyond which capitals are no abbreviation."""
_NOTHING = frozenset({"none", "null", "nan", "undefined"})
"""What programs say where there is nothing."""
_REACH = 4
"""How far behind its preposition a place may stand."""


class Text(NamedTuple):
    """An idea's words as written, and folded for looking up."""

    words: tuple[str, ...]
    folded: tuple[str, ...]

    def piece(self, start: int, end: int) -> Text:
        """Return a part."""
        return Text(self.words[start:end], self.folded[start:end])

    def without(self, spans: Iterable[tuple[int, int]]) -> Text:
        """Return the text with a stop in place of each span."""
        words, folded = list(self.words), list(self.folded)
        for start, end in spans:
            words[start:end] = folded[start:end] = [STOP] * (end - start)
        return Text(tuple(words), tuple(folded))


class Scene(NamedTuple):
    """Where and when, and which tokens say so."""

    place: str = ""
    words: str = ""
    time: str = "day"
    weather: str = "clear"
    spans: tuple[tuple[int, int], ...] = ()


def read(idea: str, language: str) -> Text:
    """Return the words of an idea that are in its language's script, without anything else."""
    cleaned = unicodedata.normalize("NFC", idea)
    visible = "".join(c for c in cleaned if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn", "Mn"))
    tokens: list[str] = []
    for token in _TOKEN.findall(visible.translate(_APOSTROPHES)):
        word = _word(token.strip(), language)
        if word and (not tokens or word.casefold() != tokens[-1].casefold()):
            tokens.append(word)
    kept = _calmed(tokens[:_MOST_WORDS])
    return Text(kept, tuple(word.casefold() for word in kept))


def _calmed(tokens: list[str]) -> tuple[str, ...]:
    """Return the words of a text that is all capitals in small letters."""
    words = [token for token in tokens if token[0].isalpha()]
    shouted = len(words) > _SHOUTED and all(word.isupper() for word in words)
    return tuple(token.lower() if shouted else token for token in tokens)


def _word(token: str, language: str) -> str:
    if token in ("—", "–", "-"):
        return DASH
    if not token[:1].isalpha() or token.casefold() in _NOTHING:
        return STOP
    return token if len(token) <= _LONGEST_WORD and _in_script(token, _SCRIPTS[language]) else ""


@lru_cache(maxsize=4096)
def _in_script(word: str, script: str) -> bool:
    return all(script_of(letter) == script for letter in word if letter.isalpha())


def scene(text: Text, lexicon: Lexicon, prepositions: frozenset[str], bare: frozenset[str]) -> Scene:
    """Return the scene that a text names; ``bare`` words need no preposition."""
    weak = function_words("en", "weak_placing") | function_words("uk", "weak_placing")
    place, span = _place(text, lexicon, prepositions - weak, bare)
    if not place:
        place, span = _place(text, lexicon, prepositions, bare)
    said = span is not None and text.folded[span[0]] in prepositions | bare
    words = " ".join(text.words[slice(*span)]) if span and said else ""
    spans = [span] if span else []
    rest = text.without(spans)
    found = {"time": "day", "weather": "clear"}
    for table in found:
        match, start = _first(rest.folded, lexicon, table)
        if match:
            found[table] = match.word.key
            if match.length > 1 or table == "time":
                spans.append((start, start + match.length))
        elif span and (within := _first(text.folded[slice(*span)], lexicon, table)[0]):
            found[table] = within.word.key  # "at the snowy market", «у нічному місті»
    return Scene(place, words[:1].lower() + words[1:], found["time"], found["weather"], tuple(spans))


def _first(folded: tuple[str, ...], lexicon: Lexicon, table: str) -> tuple[Match | None, int]:
    matches = ((lexicon.find(folded, start, table), start) for start in range(len(folded)))
    return next(((match, start) for match, start in matches if match), (None, 0))


def _city(word: str, match: Match) -> bool:
    """Tell a city's name, which needs no preposition."""
    return word[:1].isupper() and match.word.noun.nominative in _cities()


def _cities() -> frozenset[str]:
    return function_words("en", "cities") | function_words("uk", "cities")


def _place(
    text: Text, lexicon: Lexicon, prepositions: frozenset[str], bare: frozenset[str]
) -> tuple[str, tuple[int, int] | None]:
    for start, word in enumerate(text.folded):
        match = lexicon.find(text.folded, start, "place")
        if match and (
            word in bare or _city(text.words[start], match) or (word in prepositions and match.length > 1)
        ):
            return match.word.key, (start, start + match.length)
        if word not in prepositions:
            continue
        for middle in range(start + 1, min(start + 1 + _REACH, len(text.folded))):
            if text.folded[middle] in (STOP, DASH) or text.folded[middle] in prepositions:
                break
            match = lexicon.find(text.folded, middle, "place", "thing", "species", "role")
            if not match and lexicon.find(text.folded, middle, "verb"):
                break
            if match and match.word.table == "place":
                return match.word.key, (start, middle + match.length)
            if match and lexicon.find(text.folded, middle + match.length, "place") is None:
                break
    return "", None
