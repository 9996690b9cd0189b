"""A lettered line as it is set: its stressed words in their own face, other scripts in theirs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kitsumy import fonts
from kitsumy.fonts.bidi import FIRST_RTL
from kitsumy.geometry import Box
from kitsumy.page import FontTheme

from .emphasis import STAR, parts

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw


@lru_cache(maxsize=16384)
def _styled(line: str, role: fonts.Role) -> fonts.Parts:
    stressed: fonts.Role = "display" if role == "display" else "emphasis"
    return tuple((part.text, stressed if part.stressed else role) for part in parts(line))


def line(words: str, role: fonts.Role, size: int, theme: FontTheme = "print") -> fonts.Line:
    """Return a line as runs of one face each, as they stand from left to right."""
    return fonts.line(_styled(words, role), size, theme)


def width(line: str, role: fonts.Role, size: int, theme: FontTheme = "print") -> float:
    """Return a line's advance width in pixels, its stressed words measured as they are written."""
    return fonts.line(_styled(line, role), size, theme).width


def width_by_words(line: str, role: fonts.Role, size: int, theme: FontTheme = "print") -> float:
    """Return about ``width``, from words measured before: no letter is kerned with a space by 0.1 em or more.

    Stressed words and scripts that run from right to left are measured as the line they are in.
    """
    if STAR in line or max(line, default="") >= FIRST_RTL:
        return width(line, role, size, theme)
    words = line.split(" ")
    space = width(" ", role, size, theme)
    return sum(width(word, role, size, theme) for word in words) + space * (len(words) - 1)


@lru_cache(maxsize=16384)
def extent(line: str, role: fonts.Role, size: int, theme: FontTheme = "print") -> Box:
    """Return what a line's ink covers around its middle, in pixels."""
    return fonts.extent(_styled(line, role), size, theme)


def write(
    pencil: ImageDraw,
    middle: tuple[float, float],
    line: str,
    role: fonts.Role,
    size: int,
    fill: str,
    theme: FontTheme = "print",
) -> None:
    """Write a line around its middle."""
    fonts.write(pencil, middle, _styled(line, role), size, fill, theme)
