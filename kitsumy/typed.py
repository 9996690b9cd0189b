"""What every text that a person types is read for: white space, what nobody sees, markup."""

from __future__ import annotations

import re
import unicodedata
from html.entities import html5

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


def on_one_line(text: str) -> str:
    """Return a text composed (NFC), with its lines joined and everything else still in it."""
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", text))


def has_unseen(text: str) -> bool:
    """Tell whether there are characters in a line that nobody sees."""
    return any(map(_unseen, _JOINED_EMOJI.sub("", text)))


def markup_in(text: str) -> str:
    """Return the first tag, entity or chat's mention in a text, empty when there is none."""
    found = _MARKUP.search(text)
    entities = (entity for entity in _ENTITY.finditer(text) if _is_entity(entity[0]))
    first = found or next(entities, None)
    return first[0] if first else ""


def _unseen(character: str) -> bool:
    code = ord(character)
    never_a_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return never_a_character or unicodedata.category(character) in _UNSEEN


def _is_entity(text: str) -> bool:
    return text[1] == "#" or text[1:] in html5
