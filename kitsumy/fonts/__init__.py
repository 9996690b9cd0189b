"""The vendored fonts: roles, cached faces, text widths, and which characters they can show."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from importlib import resources
from io import BytesIO
from typing import Literal

from PIL import ImageFont, features

Role = Literal["dialogue", "emphasis", "caption", "thought", "whisper", "note", "display"]
_FILES: dict[Role, str] = {
    "dialogue": "PlaypenSans-SemiBold.ttf",
    "emphasis": "PlaypenSans-ExtraBoldSlanted.ttf",
    "caption": "PlaypenSans-MediumSlanted.ttf",
    "thought": "PlaypenSans-MediumSlanted.ttf",
    "whisper": "PlaypenSans-RegularSlanted.ttf",
    "note": "PlaypenSans-RegularSlanted.ttf",
    "display": "DelaGothicOne-Regular.ttf",
}
_LOOKALIKES = str.maketrans(
    {"ʹ": "’", "ʻ": "’", "′": "’", "‑": "-", "‒": "–", "―": "—", "\u00ad": "", "\u202f": " "}
)


@lru_cache(maxsize=1)
def raqm_available() -> bool:
    """Return whether this Pillow can kern and order letters (it needs the system's FriBidi for that)."""
    return bool(features.check("raqm"))


@lru_cache(maxsize=len(_FILES))
def _data(name: str) -> bytes:
    return (resources.files(__package__) / name).read_bytes()


@lru_cache(maxsize=256)
def font(role: Role, size: int) -> ImageFont.FreeTypeFont:
    """Return a face at a size in pixels."""
    engine = ImageFont.Layout.RAQM if raqm_available() else ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(_data(_FILES[role])), size, layout_engine=engine)


@lru_cache(maxsize=65536)
def width(text: str, role: Role, size: int) -> float:
    """Return the advance width of one line, in pixels."""
    return font(role, size).getlength(text)


@lru_cache(maxsize=1)
def _coverage() -> dict[str, frozenset[int]]:
    spans = json.loads((resources.files(__package__) / "coverage.json").read_text("utf-8"))
    return {name: frozenset(c for a, b in rows for c in range(a, b + 1)) for name, rows in spans.items()}


def covers(character: str, role: Role) -> bool:
    """Return whether the role's face has a glyph for this character."""
    return ord(character) in _coverage()[_FILES[role]]


def clean(text: str, role: Role) -> str:
    """Return a text with only what the role's face can show.

    Look-alikes are replaced, accents it lacks are dropped, and of a character it cannot show at all
    nothing is left: better a missing emoji than a row of boxes.
    """
    shown = (_shown(c, role) for c in unicodedata.normalize("NFC", text).translate(_LOOKALIKES))
    return " ".join("".join(shown).split())


def _shown(character: str, role: Role) -> str:
    if covers(character, role):
        return character
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character)
    return "".join(c for c in plain if covers(c, role))
