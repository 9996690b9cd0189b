"""How much a machine has to read, by language, font and width."""

from __future__ import annotations

from kitsumy.page import FontTheme

WIDTHS = {550: 0.95, 390: 0.90}
"""Pixels of page width, and the part of the words that has to be read there."""
_UNREAD = {("uk", "hand"): 0.78}
"""What Tesseract cannot be held to. It takes the hand font's Ukrainian Р for another letter, in every weight
from 400 to 800, a tenth larger, spaced wider and in lower case; people do not, and English is read well. The
number only sees to it that it does not get worse."""


def least(language: str, font: FontTheme, width: int) -> float:
    """Return the part of the words that has to be read."""
    return _UNREAD.get((language, font), WIDTHS[width])
