"""Make a title and a caption of an idea: clean, and cut at a word."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TITLE = 60
_UNTITLED = {"en": "A short story", "uk": "Коротка історія"}
_PAIRS = {"en": "{} and {}", "uk": "{} та {}"}
_TAG = re.compile(r"<[^<>]*>")
_MARKS = re.compile(r"[{}\[\]<>|%\\`^~*_]+")
_MISPLACED_BLANK = re.compile(r"\s+(?=[,.;:!?…])")
_ELLIPSIS = "…"


def clean(idea: str) -> str:
    """Return the idea as a reader would print it: no markup, nothing unseen, single spaces."""
    seen = "".join(c if _printable(c) else " " for c in idea if unicodedata.category(c) != "Cf")
    words = " ".join(_MARKS.sub(" ", _TAG.sub(" ", seen)).split())
    return _MISPLACED_BLANK.sub("", words).strip(" -–—,;:")


def _printable(character: str) -> bool:
    return not unicodedata.category(character).startswith("C")


def title(idea: str, language: str) -> str:
    """Return the title: the idea without its full stop, at most LONGEST_TITLE characters."""
    words = clean(idea)
    words = words[:-1] if words.endswith(".") else words
    if not any(map(str.isalnum, words)):
        return _UNTITLED.get(language, _UNTITLED["en"])
    return cut(words[:1].upper() + words[1:], LONGEST_TITLE)


def paired(hero: str, other: str, language: str) -> str:
    """Return a title that any language can make of who or what a story is about: the fox and the hat."""
    words = _PAIRS.get(language, _PAIRS["en"]).format(hero, other) if other else hero
    return cut(words[:1].upper() + words[1:], LONGEST_TITLE)


def cut(text: str, longest: int) -> str:
    """Return a text that is too long up to its last whole word that fits, with an ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest - len(_ELLIPSIS)]
    if not text[len(head)].isspace() and " " in head:
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" ,;:-–—.") + _ELLIPSIS


def caption(idea: str, longest: int) -> str:
    """Return the idea as a sentence for the first caption, empty when it is too long."""
    words = clean(idea)
    sentence = words if words.endswith((".", "!", "?", _ELLIPSIS)) else f"{words}."
    return sentence[:1].upper() + sentence[1:] if len(sentence) <= longest else ""
