"""Read an idea as a person typed it: plain words or one clear reason why not."""

from __future__ import annotations

import re
import unicodedata
from html.entities import html5

from .comic import MAX_IDEA
from .errors import EmptyIdea, IdeaHasControls, IdeaHasMarkup, IdeaHasNoWords, IdeaMixesScripts, IdeaTooLong
from .language import script_of

_BLANKS = re.compile(r"[\t\n\r\u2028\u2029]+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Controls, format characters (zero width, bidi), and the halves that broken bytes become."""
_JOINED_EMOJI = re.compile(r"(?<=[^\w\s])\u200d(?=[^\w\s])")
"""A zero-width joiner between two pictures (👩‍🚒) is part of how they are typed."""
_MARKUP = re.compile(
    r"</?[a-z][\w-]*\s*/?>"  # <b>, </i>, <br/>
    r"|<[a-z][\w-]*\s[^<>]*=[^<>]*>"  # <a href=…>; "a <b and c> d" is no tag
    r"|<!--|<!doctype|<\?xml"
    r"|<(?:@[!&]?|\#|a?:\w+:|t:)\d+(?::\w)?>|</[^<>:]+:\d+>"  # Discord's mentions, emoji and times
    r"|(?<![\w.])@(?:everyone|here)\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_WORD = re.compile(r"[^\W\u02bc]+")
"""Letters and digits together; hyphens and apostrophes, U+02BC too, part words ("iPhone’ом" is two)."""


def read(text: str) -> str:
    """Return the idea composed (NFC) and with its white space collapsed.

    Raises:
        IdeaHasControls: it holds characters that nobody sees.
        EmptyIdea: nothing is left of it.
        IdeaTooLong: more than MAX_IDEA characters are left.
        IdeaHasMarkup: it holds a tag, an entity or a chat's mention.
        IdeaHasNoWords: there is no letter in it.
        IdeaMixesScripts: one of its words has Latin and Cyrillic letters.

    """
    plain = unicodedata.normalize("NFC", _BLANKS.sub(" ", text))
    if any(_unseen(character) for character in _JOINED_EMOJI.sub("", plain)):
        raise IdeaHasControls
    idea = " ".join(plain.split())
    if not idea:
        raise EmptyIdea
    if len(idea) > MAX_IDEA:
        raise IdeaTooLong(len(idea), MAX_IDEA)
    _refuse_markup(idea)
    if not any(map(_is_letter, idea)):
        raise IdeaHasNoWords
    _refuse_mixed_words(idea)
    return idea


def _unseen(character: str) -> bool:
    code = ord(character)
    never_a_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return never_a_character or unicodedata.category(character) in _UNSEEN


def _is_letter(character: str) -> bool:
    return character.isalpha() and unicodedata.category(character) != "Lm"


def _refuse_markup(idea: str) -> None:
    found = _MARKUP.search(idea)
    entities = (entity for entity in _ENTITY.finditer(idea) if _is_entity(entity[0]))
    first = found or next(entities, None)
    if first:
        raise IdeaHasMarkup(first[0])


def _is_entity(text: str) -> bool:
    return text[1] == "#" or text[1:] in html5


def _refuse_mixed_words(idea: str) -> None:
    for word in _WORD.findall(idea):
        if {"LATIN", "CYRILLIC"} <= set(map(script_of, word)):
            raise IdeaMixesScripts(word)
