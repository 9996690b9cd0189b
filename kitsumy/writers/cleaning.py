"""What a model says, made fit to be used: no controls, no markup, no length without end."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches

from kitsumy.typed import markup_in, on_one_line

_STARS = re.compile(r"\*{2,}")
_FENCES = re.compile(r"`+|^#+\s+|\[(?P<words>[^\]]*)\]\([^)]*\)")
"""What models decorate their words with."""
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_LONGEST_ID = 120
_MOST = 10_000
"""Characters that are read of any one text."""


def plain(value: object, most: int) -> str:
    """Return words on one line, at most so many characters; empty for anything that is no text."""
    if not isinstance(value, str | int | float):
        return ""
    text = on_one_line(html.unescape(str(value)[:_MOST]))
    text = _FENCES.sub(lambda found: found["words"] or "", text)
    text = "".join(one for one in text if unicodedata.category(one)[0] != "C")
    while markup := markup_in(text):
        text = text.replace(markup, " ")
    return shortened(_stressed(" ".join(text.split())), most)


def _stressed(text: str) -> str:
    """Return words whose asterisks come in pairs, or have none."""
    text = _STARS.sub("*", text)
    return text if text.count("*") % 2 == 0 else text.replace("*", "")


def shortened(text: str, most: int) -> str:
    """Cut a text at a sentence's end, else at a word's."""
    if len(text) <= most:
        return text
    head = text[:most]
    ends = [found.end() for found in _SENTENCE_END.finditer(head)]
    if ends and ends[-1] > most // 2:
        return _stressed(head[: ends[-1]])
    cut = head[: most - 1].rsplit(" ", 1)[0] if " " in head[: most - 1] else head[: most - 1]
    return _stressed(cut.rstrip(" ,;:—–-")) + "…"


def fewer_words(text: str, most: int) -> str:
    """Cut a text to so many words, at a sentence's end where there is one in the second half."""
    words = text.split()
    return text if len(words) <= most else shortened(text, len(" ".join(words[:most])))


def nearest(value: object, known: tuple[str, ...], otherwise: str) -> str:
    """Return the known word that is meant, or what to take when none is."""
    word = plain(value, 40).casefold()
    if word in known:
        return word
    inside = [one for one in known if one in re.findall(r"\w+", word)]
    return next(iter(inside or get_close_matches(word, known, n=1)), otherwise)


def number(value: object, low: int, high: int, otherwise: int) -> int:
    """Return a whole number within bounds."""
    if not isinstance(value, int | float | str):
        return otherwise
    try:
        given = float(value)
    except (ValueError, OverflowError):
        return otherwise
    return round(min(max(given, low), high)) if math.isfinite(given) else otherwise


def colour(value: object, otherwise: str) -> str:
    """Return ``#rrggbb`` for however a colour is written."""
    from PIL import ImageColor

    word = plain(value, 40).casefold()
    bare = f"#{word}" if re.fullmatch(r"[0-9a-f]{6}|[0-9a-f]{3}", word) else word
    try:
        red, green, blue = ImageColor.getrgb(bare)[:3]
    except ValueError:
        return otherwise
    return f"#{red:02x}{green:02x}{blue:02x}"


def member(value: object, known: Mapping[str, str]) -> str:
    """Return the id of whoever is meant by an id or a name, empty for a stranger."""
    return known.get(plain(value, _LONGEST_ID).casefold(), "")
