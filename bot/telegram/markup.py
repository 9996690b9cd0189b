"""Plain words as HTML that Telegram shows as they are, within its lengths, and that ring nobody's bell."""

from __future__ import annotations

import html
import re

LONGEST_TEXT, LONGEST_CAPTION, LONGEST_NOTE, LONGEST_LABEL = 4096, 1024, 200, 60
"""The Bot API's lengths after its HTML was read; a label's is what a phone shows."""
_CALLED = re.compile(r"@(?=\w)")
_WORD_JOINER = "\u2060"
_LEAST_QUOTE = 40


def length(text: str) -> int:
    """Count UTF-16 units, Telegram's measure."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int) -> str:
    """Return a text, shortened to so many units at the end of a word when it is longer."""
    if length(text) <= most:
        return text
    short = text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    at_a_word = short[: short.rfind(" ")] if " " in short[len(short) // 2 :] else short
    return at_a_word.rstrip(" ,.;:–—") + "…"


def plain(text: str) -> str:
    """Escape a text; a name with an at sign in it is no mention any more."""
    return html.escape(_CALLED.sub("@" + _WORD_JOINER, text), quote=False)


def headed(text: str) -> str:
    """Escape a text of several lines, the first of them in bold."""
    first, _, rest = cut(text, LONGEST_TEXT // 2).partition("\n")
    return f"<b>{plain(first)}</b>" + (f"\n{plain(rest)}" if rest else "")


def captioned(caption: str, alt: str) -> str:
    """Return a picture's caption with, folded away, what the picture shows."""
    # The joiners of mentions count too, so that they are set before anything is measured.
    top = cut(_CALLED.sub("@" + _WORD_JOINER, caption), LONGEST_CAPTION - 1)
    below = _CALLED.sub("@" + _WORD_JOINER, alt)
    room = LONGEST_CAPTION - length(top) - 1
    if not below or room < _LEAST_QUOTE:
        return html.escape(top, quote=False)
    first, _, rest = top.partition("\n")
    head = f"<b>{html.escape(first, quote=False)}</b>" + (
        f"\n{html.escape(rest, quote=False)}" if rest else ""
    )
    quote = html.escape(cut(below, room), quote=False)
    return f"{head}\n<blockquote expandable>{quote}</blockquote>"
