"""Punctuation as a letterer in Ukrainian or English sets it, whatever was typed."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-zA-Z]")
_STRAIGHT = re.compile(r'"([^"]*)"')
_ENGLISH = re.compile(r"[“„]([^“”„]*)[”“]")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(?:\.{3,}|…)+", "…"),
        (r"([!?]{3})[!?]+", r"\1"),  # of a long row, three say it all
        (r"\s+(\*?)(?:[-–—]+(?=\s)|[–—]+)\s*(?=\S)", r" — \1"),
        (r"\s+[-–—]+$", " —"),
        (r"-{2,}", "—"),
        (r"^(\*?)\s*(?:[—–-]\s+|[—–]\s*)+", r"\1"),  # a balloon has its tail: it needs no dash to begin
        (r"\s+(?=[,.!?»”…]+(?:[\s*]|$))|\s+(?=[;:](?:\s|$))", ""),
        (r"(?<=[(\[{«„])\s+", ""),
        (r"(?<=\w)['ʼ`´‘](?=\w)", "’"),
        (r"(?<!\w)'([^']+)'(?!\w)", r"‘\1’"),
        (r"['`´]", "’"),
    )
)


def typeset(text: str) -> str:
    """Return a text with its own language's quotes, dashes, ellipses and apostrophes."""
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return " ".join(_quoted(text).split())


def _quoted(text: str) -> str:
    """Pair the quotes: « » where Cyrillic letters are in the majority, “ ” elsewhere."""
    cyrillic = len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
    if '"' in text:
        return _STRAIGHT.sub(r"«\1»" if cyrillic else r"“\1”", text).replace('"', "")
    return _ENGLISH.sub(r"«\1»", text) if cyrillic and "«" not in text else text
