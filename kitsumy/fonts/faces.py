"""The vendored faces: which one each role has in each theme, and which ones stand in for it."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from importlib import resources
from io import BytesIO
from typing import Literal

from PIL import ImageFont, features

from kitsumy.page import FontTheme

Role = Literal["dialogue", "emphasis", "caption", "thought", "whisper", "note", "display"]
EMOJI = "NotoEmoji-SemiBold.ttf"
CJK = "NotoSansCJKjp-Bold.otf"
"""All of Chinese, Japanese and Korean: too large to ship; there where the extra ``cjk`` is."""
_CJK_PACKAGE = "noto_cjk_sans_jp_bold"
_THEMES: dict[FontTheme, dict[Role, str]] = {
    "print": {
        "dialogue": "PlaypenSans-SemiBold.ttf",
        "emphasis": "PlaypenSans-ExtraBoldSlanted.ttf",
        "caption": "PlaypenSans-MediumSlanted.ttf",
        "thought": "PlaypenSans-MediumSlanted.ttf",
        "whisper": "PlaypenSans-RegularSlanted.ttf",
        "note": "PlaypenSans-RegularSlanted.ttf",
        "display": "DelaGothicOne-Regular.ttf",
    },
    "hand": {
        "dialogue": "ShantellSans-SemiBold.ttf",
        "emphasis": "ShantellSans-ExtraBoldItalic.ttf",
        "caption": "ShantellSans-MediumItalic.ttf",
        "thought": "ShantellSans-MediumItalic.ttf",
        "whisper": "ShantellSans-MediumItalic.ttf",
        "note": "ShantellSans-MediumItalic.ttf",
        "display": "DelaGothicOne-Regular.ttf",
    },
}
SCRIPTS = (
    "NotoSansHebrew-SemiBold.ttf",
    "NotoSansArabic-SemiBold.ttf",
    "NotoSansThai-SemiBold.ttf",
    "NotoSansGeorgian-SemiBold.ttf",
    "NotoSansJP-SemiBold.ttf",
    EMOJI,
)
"""What stands in, whatever the role, for scripts that no lettering face has; each in one weight."""
_LARGER = {
    "ShantellSans-SemiBold.ttf": 1.1,
    "ShantellSans-ExtraBoldItalic.ttf": 1.1,
    "ShantellSans-MediumItalic.ttf": 1.1,
    "NotoSansHebrew-SemiBold.ttf": 1.12,
    "NotoSansArabic-SemiBold.ttf": 1.15,
    "NotoSansGeorgian-SemiBold.ttf": 1.06,
}
"""How much larger than asked for a face is set, for its letters to stand as high as the print theme's."""


@lru_cache(maxsize=1)
def raqm_available() -> bool:
    """Return whether this Pillow can kern and order letters (it needs the system's FriBidi for that)."""
    return bool(features.check("raqm"))


@lru_cache(maxsize=1)
def cjk_available() -> bool:
    """Return whether the extra with all of Chinese, Japanese and Korean is installed."""
    return importlib.util.find_spec(_CJK_PACKAGE) is not None


def own_face(role: Role, theme: FontTheme) -> str:
    """Return the name of the face that a role has in a theme."""
    return _THEMES[theme][role]


@lru_cache(maxsize=32)
def chain(role: Role, theme: FontTheme) -> tuple[str, ...]:
    """Return the faces to look for a letter in: the role's own, the print theme's, then the scripts'."""
    own = [own_face(role, theme), own_face(role, "print")]
    if role == "display":
        own.append(own_face("emphasis", "print"))
    return (*dict.fromkeys(own), *SCRIPTS, *([CJK] if cjk_available() else []))


@lru_cache(maxsize=32)
def _data(name: str) -> bytes:
    package = _CJK_PACKAGE if name == CJK else __package__
    return (resources.files(package) / name).read_bytes()


@lru_cache(maxsize=512)
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return one face, by its file's name, at a size in pixels."""
    engine = ImageFont.Layout.RAQM if raqm_available() else ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(_data(name)), size * _LARGER.get(name, 1), layout_engine=engine)
