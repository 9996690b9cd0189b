"""Formatted text as Telegram reads it: HTML from bots, commands and mentions from people."""

from __future__ import annotations

import html
import re

from .refusals import Refusal, bad
from .wire import Json

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "a": "text_link", "span": "spoiler", "tg-spoiler": "spoiler",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([A-Za-z0-9-]*)((?:\s[^<>]*)?)>|<")
_HREF = re.compile(r"""href\s*=\s*["']?([^"'>\s]*)""")
_SPOKEN = re.compile(r"(?<!\S)(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@\w+)?)|(?<!\w)(?P<mention>@\w{3,32})")


def length(text: str) -> int:
    """Count UTF-16 units, Telegram's measure of every offset and length."""
    return len(text.encode("utf-16-le")) // 2


def spoken(text: str) -> list[Json]:
    """Find the commands and mentions in what a person typed."""
    return [
        {"type": str(hit.lastgroup), "offset": length(text[: hit.start()]), "length": length(hit.group())}
        for hit in _SPOKEN.finditer(text)
    ]


def _wrong(what: str) -> Refusal:
    return bad(f"can't parse entities: {what}")


class _Reading:
    """An HTML text on its way to plain text and entities."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.plain = ""
        self.open: list[tuple[str, int, str]] = []
        self.entities: list[Json] = []

    def at(self, hit: re.Match[str]) -> int:
        return len(self.source[: hit.start()].encode())

    def begin(self, hit: re.Match[str]) -> None:
        name = (hit[2] or "").lower()
        if name not in _KINDS:
            raise _wrong(f'Unsupported start tag "{name}" at byte offset {self.at(hit)}')
        href = _HREF.search(hit[3] or "")
        self.open.append((name, length(self.plain), href[1] if href else ""))

    def end(self, hit: re.Match[str]) -> None:
        if not self.open:
            raise _wrong(f"Unexpected end tag at byte offset {self.at(hit)}")
        name, start, url = self.open.pop()
        if hit[2].lower() not in ("", name):
            found = f'expected "</{name}>", found "</{hit[2].lower()}>"'
            raise _wrong(f"Unmatched end tag at byte offset {self.at(hit)}, {found}")
        size = length(self.plain) - start
        if size:
            self.entities.append(
                {"type": _KINDS[name], "offset": start, "length": size, **({"url": url} if url else {})}
            )

    def read(self) -> None:
        last = 0
        for hit in _TAG.finditer(self.source):
            self.plain += html.unescape(self.source[last : hit.start()])
            last = hit.end()
            (self.end if hit[1] else self.begin)(hit)
        self.plain += html.unescape(self.source[last:])
        if self.open:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')


def _trimmed(plain: str, entities: list[Json]) -> tuple[str, list[Json]]:
    cut = length(plain) - length(plain.lstrip())
    text = plain.strip()
    kept: list[Json] = []
    for entity in entities:
        start = max(0, int(str(entity["offset"])) - cut)
        end = min(int(str(entity["offset"])) + int(str(entity["length"])) - cut, length(text))
        kept += [{**entity, "offset": start, "length": end - start}] if end > start else []
    return text, kept


def formatted(source: str, parse_mode: str) -> tuple[str, tuple[Json, ...]]:
    """Return the text that people see and its entities; of the modes only HTML is read."""
    if parse_mode.lower() not in ("", "html"):
        raise bad("unsupported parse_mode")
    reading = _Reading(source)
    if parse_mode:
        reading.read()
    else:
        reading.plain = source
    text, entities = _trimmed(reading.plain, reading.entities)
    return text, tuple(sorted(entities, key=lambda entity: int(str(entity["offset"]))))
