"""Read an idea as a person typed it: plain words or one clear reason why not."""

from __future__ import annotations

import re
import unicodedata

from .comic import MAX_IDEA
from .errors import EmptyIdea, IdeaHasControls, IdeaHasMarkup, IdeaHasNoWords, IdeaMixesScripts, IdeaTooLong
from .language import script_of
from .typed import has_unseen, markup_in, on_one_line

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
    plain = on_one_line(text)
    if has_unseen(plain):
        raise IdeaHasControls
    idea = " ".join(plain.split())
    if not idea:
        raise EmptyIdea
    if len(idea) > MAX_IDEA:
        raise IdeaTooLong(len(idea), MAX_IDEA)
    if markup := markup_in(idea):
        raise IdeaHasMarkup(markup)
    if not any(map(_is_letter, idea)):
        raise IdeaHasNoWords
    _refuse_mixed_words(idea)
    return idea


def _is_letter(character: str) -> bool:
    return character.isalpha() and unicodedata.category(character) != "Lm"


def _refuse_mixed_words(idea: str) -> None:
    for word in _WORD.findall(idea):
        if {"LATIN", "CYRILLIC"} <= set(map(script_of, word)):
            raise IdeaMixesScripts(word)
